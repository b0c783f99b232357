package dev.rekindle.retention;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What days and actions say of when users were active, in {@code said_activity} and {@code said_cells}, and how what is
 * kept differs from it. Tables of the current transaction; unlogged rather than temporary, as parallel workers cannot
 * read temporary ones.
 */
@Repository
class ActivityRecomputeStore {

    private final JdbcClient jdbc;

    ActivityRecomputeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds up whoever adds actions until the transaction ends, and gives it what large sorts need. */
    void prepare() {
        jdbc.sql("lock table user_days, user_metrics, user_activity, cohort_cells in share row exclusive mode")
                .update();
        jdbc.sql("""
                        select set_config('work_mem', '512MB', true),
                          set_config('max_parallel_workers_per_gather', '2', true),
                          set_config('client_connection_check_interval', '2s', true)
                        """).query().singleRow();
    }

    void gatherActivity() {
        jdbc.sql("""
                        create unlogged table said_activity as
                        select days.user_id, first_day, last_day, first_actions.action_timestamp as first_action_at,
                          first_actions.event_id as first_event_id, first_actions.action_type as first_action_type,
                          marks_of(day_numbers) as days, marks_of(week_numbers) as weeks,
                          marks_of(month_numbers) as months
                        from (
                          select user_id, min(day) as first_day, max(day) as last_day,
                            array_agg(period_number('day', day) order by day) as day_numbers,
                            array_agg(period_number('week', day) order by day) as week_numbers,
                            array_agg(period_number('month', day) order by day) as month_numbers
                          from user_days
                          group by user_id
                        ) as days
                        join (
                          select distinct on (user_id) user_id, action_timestamp, event_id, action_type
                          from user_actions
                          order by user_id, action_timestamp, event_id
                        ) as first_actions on first_actions.user_id = days.user_id
                        """).update();
        jdbc.sql("analyze said_activity (user_id)").update();
    }

    /** What is kept of users and is not what days and actions say, a sentence each: at most this many. */
    List<String> userDifferences(int most) {
        return jdbc.sql("""
                        with differing as (
                          select user_id, to_jsonb(kept) as kept_values, to_jsonb(said) as said_values
                          from user_activity as kept
                          full join said_activity as said using (user_id)
                          where kept is distinct from said
                          order by user_id
                          limit :most
                        )
                        select concat('user_activity: user ', user_id, ' ', difference_in_words(kept_values, said_values))
                        from differing
                        """).param("most", most).query(String.class).list();
    }

    void correctActivity() {
        jdbc.sql("""
                        merge into user_activity as kept
                        using said_activity as said
                        on kept.user_id = said.user_id
                        when matched and kept is distinct from said then update set
                          first_day = said.first_day, last_day = said.last_day,
                          first_action_at = said.first_action_at, first_event_id = said.first_event_id,
                          first_action_type = said.first_action_type,
                          days = said.days, weeks = said.weeks, months = said.months
                        when not matched by target then
                          insert (
                            user_id, first_day, last_day, first_action_at, first_event_id, first_action_type,
                            days, weeks, months)
                          values (
                            said.user_id, said.first_day, said.last_day, said.first_action_at, said.first_event_id,
                            said.first_action_type, said.days, said.weeks, said.months)
                        when not matched by source then delete
                        """).update();
    }

    void gatherCells() {
        jdbc.sql("""
                        create unlogged table said_cells as
                        select period, cohort, number, count(*) as users
                        from (
                          select 'day' as period, period_number('day', first_day) as cohort,
                            marks_numbers(days, period_number('day', first_day)) as number
                          from said_activity
                          union all
                          select 'week', period_number('week', first_day),
                            marks_numbers(weeks, period_number('week', first_day))
                          from said_activity
                          union all
                          select 'month', period_number('month', first_day),
                            marks_numbers(months, period_number('month', first_day))
                          from said_activity
                        ) as cells
                        group by period, cohort, number
                        """).update();
    }

    /** What is kept of cohorts and is not what the users' activity says, a sentence each: at most this many. */
    List<String> cellDifferences(int most) {
        return jdbc.sql("""
                        with kept as (
                          select period, cohort, number, sum(users) as users
                          from cohort_cells
                          group by period, cohort, number
                          having sum(users) <> 0
                        )
                        select format(
                          'cohort_cells: %s cohort %s has %s users in %s where the actions say %s',
                          period, cohort, coalesce(kept.users, 0), number, coalesce(said.users, 0))
                        from kept
                        full join said_cells as said using (period, cohort, number)
                        where kept.users is distinct from said.users
                        order by period, cohort, number
                        limit :most
                        """).param("most", most).query(String.class).list();
    }

    /** One slot holds all of it afterwards. */
    void correctCells() {
        jdbc.sql("delete from cohort_cells").update();
        jdbc.sql("""
                        insert into cohort_cells (period, cohort, number, slot, users)
                        select period, cohort, number, 0, users
                        from said_cells
                        """).update();
    }

    void drop() {
        jdbc.sql("drop table said_activity, said_cells").update();
    }
}
