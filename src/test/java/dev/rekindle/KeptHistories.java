package dev.rekindle;

/** The straightforward way to what is kept as settlements and campaign logs arrive. */
public final class KeptHistories {

    /** One row per user with a settlement, from the settlements alone. */
    public static final String REBUILD_SETTLEMENTS = """
            insert into settlement_histories (user_id, settled_on, category_ids, hourly_rates)
            select
              user_id,
              array_agg(settled_at order by settled_at, st_id),
              array_agg(category_id order by settled_at, st_id),
              array_agg(final_hourly_rate order by settled_at, st_id)
            from settlements
            group by user_id
            """;

    /** One row per user with a campaign log, from the logs alone. */
    public static final String REBUILD_CAMPAIGNS = """
            insert into campaign_histories (user_id, sent_on, arms, applied_arms, applied_on)
            select
              user_id,
              array_agg(sent_at order by sent_at),
              array_agg(control + a + b order by sent_at),
              array_agg(control_applied + a_applied + b_applied order by sent_at),
              array(
                select distinct sent_at from campaign_logs as applied
                where applied.user_id = days.user_id and is_applied = 1 order by sent_at)
            from (
              select
                user_id, sent_at,
                max(case when ab_group = 'Control' then 1 else 0 end) as control,
                max(case when ab_group = 'A' then 2 else 0 end) as a,
                max(case when ab_group = 'B' then 4 else 0 end) as b,
                max(case when ab_group = 'Control' and is_applied = 1 then 1 else 0 end) as control_applied,
                max(case when ab_group = 'A' and is_applied = 1 then 2 else 0 end) as a_applied,
                max(case when ab_group = 'B' and is_applied = 1 then 4 else 0 end) as b_applied
              from campaign_logs
              group by user_id, sent_at
            ) as days
            group by user_id
            """;

    private KeptHistories() {}
}
