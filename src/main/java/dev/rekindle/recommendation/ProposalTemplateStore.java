package dev.rekindle.recommendation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words of proposals, as CRM last wrote them. */
@Repository
class ProposalTemplateStore {

    private final JdbcClient jdbc;

    ProposalTemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ProposalTemplate> templates() {
        return jdbc.sql("""
                        select template, lang, body, granting_offer_id
                        from proposal_templates
                        order by template, lang desc
                        """).query(ProposalTemplate.class).list();
    }

    /** Writes a text; false when there is none of this name. */
    boolean write(ProposalTemplate template) {
        return jdbc.sql("""
                        update proposal_templates
                        set body = :body, granting_offer_id = :offer
                        where template = :template and lang = :lang
                        """)
                        .param("template", template.template())
                        .param("lang", template.lang())
                        .param("body", template.body())
                        .param("offer", template.grantingOfferId())
                        .update()
                == 1;
    }
}
