package dev.rekindle.recommendation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code programmes}, with what the content they open asks for. */
@Repository
class ProgrammeStore {

    private final JdbcClient jdbc;

    ProgrammeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All, the highest segment first. */
    List<Programme> programmes() {
        return jdbc.sql("""
                        select
                          programmes.programme_id, programmes.kind, programmes.reward_level,
                          programmes.title_ko, programmes.title_en, programmes.message_ko, programmes.message_en,
                          programmes.cost_tokens, programmes.costs_cash, programmes.risk_profile, programmes.promises,
                          programmes.granting_offer_id, programmes.adult_content_id,
                          adult_content.required_segment_level as required_level,
                          programmes.aim, programmes.is_on, programmes.from_day, programmes.until_day
                        from programmes
                        left join adult_content on adult_content.id = programmes.adult_content_id
                        order by programmes.reward_level desc, programmes.kind, programmes.programme_id
                        """).query(Programme.class).list();
    }

    void put(Programme programme) {
        jdbc.sql("""
                        insert into programmes (
                          programme_id, kind, reward_level, title_ko, title_en, message_ko, message_en, cost_tokens,
                          costs_cash, risk_profile, promises, granting_offer_id, adult_content_id, aim, is_on, from_day,
                          until_day)
                        values (
                          :id, :kind, :level, :titleKo, :titleEn, :messageKo, :messageEn, :tokens,
                          :cash, :profile, :promises, :offer, :content, :aim, :on, :from, :until)
                        on conflict (programme_id) do update
                        set kind = excluded.kind, reward_level = excluded.reward_level,
                          title_ko = excluded.title_ko, title_en = excluded.title_en,
                          message_ko = excluded.message_ko, message_en = excluded.message_en,
                          cost_tokens = excluded.cost_tokens, costs_cash = excluded.costs_cash,
                          risk_profile = excluded.risk_profile, promises = excluded.promises,
                          granting_offer_id = excluded.granting_offer_id,
                          adult_content_id = excluded.adult_content_id, aim = excluded.aim, is_on = excluded.is_on,
                          from_day = excluded.from_day, until_day = excluded.until_day
                        """)
                .param("id", programme.programmeId())
                .param("kind", programme.kind().name())
                .param("level", programme.rewardLevel())
                .param("titleKo", programme.titleKo())
                .param("titleEn", programme.titleEn())
                .param("messageKo", programme.messageKo())
                .param("messageEn", programme.messageEn())
                .param("tokens", programme.costTokens())
                .param("cash", programme.costsCash())
                .param("profile", programme.riskProfile())
                .param("promises", programme.promises())
                .param("offer", programme.grantingOfferId())
                .param("content", programme.adultContentId())
                .param("aim", programme.aim().name())
                .param("on", programme.isOn())
                .param("from", programme.fromDay())
                .param("until", programme.untilDay())
                .update();
    }
}
