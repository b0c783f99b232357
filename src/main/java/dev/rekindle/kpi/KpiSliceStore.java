package dev.rekindle.kpi;

import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code kpi_slice_hours} and {@code kpi_slice_days}. */
@Repository
class KpiSliceStore {

    /** As which everything is counted that is counted by slices of users. */
    static final String NAME = "kpi_slice_hours";

    private final JdbcClient jdbc;

    KpiSliceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many actions there are to count. */
    long actions() {
        return jdbc.sql("select coalesce(sum(actions), 0) as actions from kpi_hours")
                .query(Long.class)
                .single();
    }

    /** Gives the transaction room to sort and group in, as whoever counts over all actions needs. */
    void prepare() {
        jdbc.sql("select set_config('work_mem', '256MB', true)").query().singleRow();
    }

    /** Counts into tables of the transaction first: PostgreSQL makes these with parallel workers, but no inserts. */
    void countHours(ZoneId zone) {
        jdbc.sql("""
                        create temporary table counted_users on commit drop as
                        select *
                        from kpi_counted_hours()
                        """).update();
        jdbc.sql("""
                        create temporary table counted_amounts on commit drop as
                        select region_id, tier, rfm_group, day, hour::smallint as hour, count(*) as actions,
                          coalesce(sum(tokens_spent), 0) as tokens_spent,
                          coalesce(sum(tokens_earned) filter (where at_partner), 0) as tokens_earned_partner,
                          coalesce(sum(tokens_earned) filter (where not at_partner), 0) as tokens_earned_app
                        from (
                          select region_id, tier, rfm_group, day, hour, tokens_spent, tokens_earned, at_partner
                          from action_values(:zone)
                          join user_slices using (user_id)
                          offset '0'
                        ) as actions
                        group by region_id, tier, rfm_group, day, hour
                        """).param("zone", zone.getId()).update();
        jdbc.sql("delete from kpi_slice_hours").update();
        jdbc.sql("""
                        insert into kpi_slice_hours (
                          region_id, tier, rfm_group, day, hour,
                          actions, tokens_spent, tokens_earned_partner, tokens_earned_app,
                          active_users, new_users, returning_users, resurrected_users,
                          week_change, month_change, churned_change, payers_change)
                        select region_id, tier, rfm_group, day, hour,
                          sum(actions), sum(tokens_spent), sum(tokens_earned_partner), sum(tokens_earned_app),
                          sum(active_users), sum(new_users), sum(returning_users), sum(resurrected_users),
                          sum(week_change), sum(month_change), sum(churned_change), sum(payers_change)
                        from (
                          select region_id, tier, rfm_group, day, hour, 0 as actions, 0 as tokens_spent,
                            0 as tokens_earned_partner, 0 as tokens_earned_app, active_users, new_users,
                            returning_users, resurrected_users, week_change, month_change, churned_change,
                            payers_change
                          from counted_users
                          union all
                          select region_id, tier, rfm_group, day, hour, actions, tokens_spent,
                            tokens_earned_partner, tokens_earned_app, 0, 0, 0, 0, 0, 0, 0, 0
                          from counted_amounts
                        ) as changes
                        group by region_id, tier, rfm_group, day, hour
                        order by day, hour
                        """).update();
        jdbc.sql("drop table counted_users, counted_amounts").update();
    }

    /** Adds up the hours that were counted. */
    void sumDays() {
        jdbc.sql("delete from kpi_slice_days").update();
        jdbc.sql("""
                        insert into kpi_slice_days (
                          region_id, tier, rfm_group, day,
                          actions, tokens_spent, tokens_earned_partner, tokens_earned_app,
                          active_users, new_users, returning_users, resurrected_users,
                          week_change, month_change, churned_change, payers_change)
                        select region_id, tier, rfm_group, day,
                          sum(actions), sum(tokens_spent), sum(tokens_earned_partner), sum(tokens_earned_app),
                          sum(active_users), sum(new_users), sum(returning_users), sum(resurrected_users),
                          sum(week_change), sum(month_change), sum(churned_change), sum(payers_change)
                        from kpi_slice_hours
                        group by region_id, tier, rfm_group, day
                        order by day
                        """).update();
    }
}
