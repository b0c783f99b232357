package dev.rekindle;

/** The straightforward way to what is kept as settlements and campaign logs arrive. */
public final class KeptHistories {

    /** What the settlements alone say of each user. */
    public static final String REBUILD_SETTLEMENTS = """
            update user_histories
            set settled_on = array(
                select settled_at from settlements as own
                where own.user_id = user_histories.user_id order by settled_at, st_id),
              category_ids = array(
                select category_id from settlements as own
                where own.user_id = user_histories.user_id order by settled_at, st_id),
              hourly_rates = array(
                select final_hourly_rate from settlements as own
                where own.user_id = user_histories.user_id order by settled_at, st_id)
            """;

    /** What the campaign logs alone say of each user. */
    public static final String REBUILD_CAMPAIGNS = """
            update user_histories as histories
            set sent_on = logged.sent_on, arms = logged.arms, applied_arms = logged.applied_arms,
              applied_on = array(
                select distinct sent_at from campaign_logs as applied
                where applied.user_id = histories.user_id and is_applied = 1 order by sent_at)
            from (
              select
                user_id,
                array_agg(sent_at order by sent_at) as sent_on,
                array_agg(control + a + b order by sent_at) as arms,
                array_agg(control_applied + a_applied + b_applied order by sent_at) as applied_arms
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
            ) as logged
            where logged.user_id = histories.user_id
            """;

    private KeptHistories() {}
}
