package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProposalTemplateStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final ProposalTemplateStore store = new ProposalTemplateStore(jdbc);

    @Test
    void everyProposalHasWordsInBothLanguages() {
        for (var type : ProposalType.values()) {
            assertThat(store.templates())
                    .filteredOn(template -> template.template().equals(type.name()))
                    .extracting(ProposalTemplate::lang)
                    .containsExactly("ko", "en");
        }
    }

    @Test
    void whatIsWrittenIsSaid() {
        jdbc.sql("insert into granting_offers values ('odds', 'better odds', '2026-01-01', null, 'mina', now())")
                .update();
        var template = new ProposalTemplate("HIGH_STAKE", "en", "Other words → odds", "odds");

        assertThat(store.write(template)).isTrue();
        assertThat(store.templates()).contains(template);
        assertThat(store.write(new ProposalTemplate("NONE", "en", "x", null))).isFalse();
    }
}
