package dev.rekindle.campaign;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code campaign_histories}: what {@code campaign_logs} says, as one row per user. */
@Repository
class CampaignHistoryStore {

    /** One row per user and day with a line in the logs that are asked for. */
    private static final String DAYS = """
            select
              user_id, sent_at,
              bit_or(arm_bit)::smallint as arms,
              bit_or(arm_bit * is_applied)::smallint as applied_arms
            from campaign_logs
            cross join lateral (
              select case ab_group when 'Control' then 1 when 'A' then 2 else 4 end as arm_bit
            ) as coded
            """;

    /** One row per user of those days. */
    private static final String HISTORIES = """
            select
              user_id,
              array_agg(sent_at order by sent_at) as sent_on,
              array_agg(arms order by sent_at) as arms,
              array_agg(applied_arms order by sent_at) as applied_arms,
              coalesce(array_agg(sent_at order by sent_at) filter (where applied_arms <> 0), '{}') as applied_on
            from days
            group by user_id
            """;

    private final JdbcClient jdbc;

    CampaignHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fills the table, which is empty as campaign_logs was. */
    void gatherAll() {
        jdbc.sql("with days as (" + DAYS + " group by user_id, sent_at) "
                        + "insert into campaign_histories (user_id, sent_on, arms, applied_arms, applied_on) "
                        + HISTORIES
                        + " order by user_id")
                .update();
        jdbc.sql("analyze campaign_histories").update();
    }

    /** Gathers anew the histories of the users in {@code pending_campaign_logs}. */
    void gatherPending() {
        jdbc.sql("with days as (" + DAYS + """
                          where user_id in (select user_id from pending_campaign_logs) group by user_id, sent_at)
                        insert into campaign_histories (user_id, sent_on, arms, applied_arms, applied_on)
                        """ + HISTORIES + """
                        order by user_id
                        on conflict (user_id) do update
                        set sent_on = excluded.sent_on, arms = excluded.arms, applied_arms = excluded.applied_arms,
                          applied_on = excluded.applied_on
                        """).update();
    }

    /** The users whose kept history is not what the logs say, by user id: at most {@code most} of them. */
    List<String> usersThatDiffer(int most) {
        return jdbc.sql("with days as (" + DAYS + " group by user_id, sent_at), gathered as (" + HISTORIES + """
                        )
                        select coalesce(gathered.user_id, kept.user_id) as user_id
                        from gathered
                        full join campaign_histories as kept on kept.user_id = gathered.user_id
                        where (gathered.sent_on, gathered.arms, gathered.applied_arms, gathered.applied_on)
                          is distinct from (kept.sent_on, kept.arms, kept.applied_arms, kept.applied_on)
                        order by 1
                        limit :most
                        """)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Empties the table. */
    void forget() {
        jdbc.sql("truncate campaign_histories").update();
    }
}
