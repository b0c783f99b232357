package dev.rekindle.kpi;

import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What actions and users' days say of each hour, in {@code said_kpi_hours}, and how what is kept differs from it. */
@Repository
class KpiRecountStore {

    private final JdbcClient jdbc;

    KpiRecountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether actions are there of which nothing is kept, as after an upgrade. */
    boolean isNothingKept() {
        return jdbc.sql("""
                        select exists (select from user_days) and not exists (select from kpi_hours) as is_nothing_kept
                        """).query(Boolean.class).single();
    }

    /** Holds up whoever adds actions until the transaction ends, in the order in which they write. */
    void prepare() {
        jdbc.sql("lock table user_days, user_metrics, kpi_hours in share row exclusive mode")
                .update();
        jdbc.sql("select set_config('work_mem', '512MB', true)").query().singleRow();
    }

    void gather(ZoneId zone) {
        jdbc.sql("""
                        create temporary table said_kpi_hours on commit drop as
                        select day, hour, sum(actions)::bigint as actions, sum(tokens_spent) as tokens_spent,
                          sum(tokens_earned_partner) as tokens_earned_partner,
                          sum(tokens_earned_app) as tokens_earned_app,
                          sum(active_users)::bigint as active_users, sum(new_users)::bigint as new_users,
                          sum(returning_users)::bigint as returning_users,
                          sum(resurrected_users)::bigint as resurrected_users,
                          sum(week_change)::bigint as week_change, sum(month_change)::bigint as month_change,
                          sum(churned_change)::bigint as churned_change, sum(payers_change)::bigint as payers_change
                        from (
                          select day, hour, 0 as actions, 0 as tokens_spent, 0 as tokens_earned_partner,
                            0 as tokens_earned_app, active_users, new_users, returning_users, resurrected_users,
                            week_change, month_change, churned_change, payers_change
                          from kpi_counted_hours()
                          union all
                          select day, hour::smallint, count(*), coalesce(sum(tokens_spent), 0),
                            coalesce(sum(tokens_earned) filter (where at_partner), 0),
                            coalesce(sum(tokens_earned) filter (where not at_partner), 0), 0, 0, 0, 0, 0, 0, 0, 0
                          from action_values(:zone)
                          group by day, hour
                        ) as changes
                        group by day, hour
                        """).param("zone", zone.getId()).update();
    }

    /** What is kept of an hour and is not what was counted, a sentence each: at most this many. */
    List<String> differences(int most) {
        return jdbc.sql("""
                        with kept_values as (
                          select day, hour, name, sum(value::numeric) as value
                          from kpi_hours
                          cross join jsonb_each_text(to_jsonb(kpi_hours) - 'day' - 'hour' - 'slot') as keeps (name, value)
                          group by day, hour, name
                        ), said_values as (
                          select day, hour, name, value::numeric as value
                          from said_kpi_hours
                          cross join jsonb_each_text(to_jsonb(said_kpi_hours) - 'day' - 'hour') as says (name, value)
                        )
                        select format('kpi_hours: %s at %s o''clock has %s %s where it was counted as %s',
                          day, hour, name, coalesce(kept_values.value, 0), coalesce(said_values.value, 0))
                        from kept_values
                        full join said_values using (day, hour, name)
                        where coalesce(kept_values.value, 0) <> coalesce(said_values.value, 0)
                        order by day, hour, name
                        limit :most
                        """).param("most", most).query(String.class).list();
    }

    /** Makes the hours what was counted. */
    void correct() {
        jdbc.sql("delete from kpi_hours").update();
        jdbc.sql("""
                        insert into kpi_hours (
                          day, hour, slot, actions, tokens_spent, tokens_earned_partner, tokens_earned_app,
                          active_users, new_users, returning_users, resurrected_users,
                          week_change, month_change, churned_change, payers_change)
                        select day, hour, 0, actions, tokens_spent, tokens_earned_partner, tokens_earned_app,
                          active_users, new_users, returning_users, resurrected_users,
                          week_change, month_change, churned_change, payers_change
                        from said_kpi_hours
                        order by day, hour
                        """).update();
    }
}
