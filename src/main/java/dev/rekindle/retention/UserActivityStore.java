package dev.rekindle.retention;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code user_activity}, the cells of {@code cohort_cells} that follow from them, and what in
 * {@code late_activity} tells how they were.
 */
@Repository
class UserActivityStore {

    /**
     * With more rows of what came late the counted past is not used, so from there on none are written. An import of
     * history comes to that at once.
     */
    static final int MOST_LATE = 10_000;

    /** Whoever holds one of these locks until the commit writes the cells' slot of its number. */
    private static final int SLOT_LOCK = 0x636f6873;

    private final JdbcClient jdbc;

    UserActivityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds what the batch in {@code new_actions} and {@code new_days} says of its users, whose rows of
     * {@code user_metrics} the transaction has locked: so what is read here is what is kept until the commit. Of an
     * action that is neither on a new day nor, by {@code beginners}, on the first one there is nothing to add. Where
     * the first day of a user moves, all cells of the user move. The fence has each user looked up: the planner would
     * read everybody.
     *
     * <p>Of whom something before today changes, {@code late_activity} keeps how they were. A late day that is not kept
     * there is noticed by the sum of all days. That the first action of a known day is another is not, so it is always
     * kept; it is rare.
     *
     * @param today on which the batch came
     */
    void addNewActions(LocalDate today) {
        jdbc.sql("""
                        with days as (
                          select user_id, min(day) as first_day, max(day) as last_day,
                            count(*) filter (where day < :today) as late_days,
                            array_agg(period_number('day', day) order by day) as day_numbers,
                            array_agg(period_number('week', day) order by day) as week_numbers,
                            array_agg(period_number('month', day) order by day) as month_numbers
                          from new_days
                          group by user_id
                        ), beginnings as (
                          select distinct on (user_id) user_id, action_timestamp, event_id, action_type
                          from new_actions
                          where user_id in (select user_id from beginners)
                          order by user_id, action_timestamp, event_id
                        ), standing as (
                          select coalesce(days.user_id, beginnings.user_id) as user_id,
                            days.day_numbers, days.week_numbers, days.month_numbers,
                            marks_of(days.day_numbers) as new_days, marks_of(days.week_numbers) as new_weeks,
                            marks_of(days.month_numbers) as new_months,
                            days.first_day as new_first_day, coalesce(days.late_days, 0) as late_days,
                            kept.first_action_type as old_first_action_type,
                            kept.first_day as old_first_day, kept.days as old_days, kept.weeks as old_weeks,
                            kept.months as old_months,
                            period_number('day', kept.first_day) as old_first_number,
                            period_number('week', kept.first_day) as old_first_week,
                            period_number('month', kept.first_day) as old_first_month,
                            least(kept.first_day, days.first_day) as first_day,
                            greatest(kept.last_day, days.last_day) as last_day,
                            case when begins_before then beginnings.action_timestamp else kept.first_action_at end
                              as first_action_at,
                            case when begins_before then beginnings.event_id else kept.first_event_id end
                              as first_event_id,
                            case when begins_before then beginnings.action_type else kept.first_action_type end
                              as first_action_type
                          from days
                          full join beginnings using (user_id)
                          left join lateral (
                            select *
                            from user_activity
                            where user_activity.user_id = coalesce(days.user_id, beginnings.user_id)
                            offset '0'
                          ) as kept on true
                          cross join lateral (
                            select kept.first_day is null
                              or coalesce((beginnings.action_timestamp, beginnings.event_id)
                                < (kept.first_action_at, kept.first_event_id), false) as begins_before
                          ) as compared
                          where days.day_numbers is not null or begins_before
                          offset '0'
                        ), joined as materialized (
                          select *,
                            case
                              when old_first_day is null then new_days when new_days is null then old_days
                              else marks_joined(old_days, old_first_number / 8, new_days, day_numbers[1] / 8)
                            end as days,
                            case
                              when old_first_day is null then new_weeks when new_weeks is null then old_weeks
                              else marks_joined(old_weeks, old_first_week / 8, new_weeks, week_numbers[1] / 8)
                            end as weeks,
                            case
                              when old_first_day is null then new_months when new_months is null then old_months
                              else marks_joined(old_months, old_first_month / 8, new_months, month_numbers[1] / 8)
                            end as months
                          from standing
                        ), written as (
                          insert into user_activity (
                            user_id, first_day, last_day, first_action_at, first_event_id, first_action_type,
                            days, weeks, months)
                          select user_id, first_day, last_day, first_action_at, first_event_id, first_action_type,
                            days, weeks, months
                          from joined
                          order by user_id
                          on conflict (user_id) do update set
                            first_day = excluded.first_day, last_day = excluded.last_day,
                            first_action_at = excluded.first_action_at, first_event_id = excluded.first_event_id,
                            first_action_type = excluded.first_action_type,
                            days = excluded.days, weeks = excluded.weeks, months = excluded.months
                        ), late as (
                          insert into late_activity (
                            user_id, since, new_days, first_day, first_action_type, days, weeks, months)
                          select user_id,
                            case when old_first_action_type is distinct from first_action_type then first_day
                              else new_first_day end,
                            late_days, old_first_day, old_first_action_type, old_days, old_weeks, old_months
                          from joined
                          where case when late_days > 0
                            then (
                              select count(*) < :mostLate
                              from (select from late_activity limit :mostLate) as standing)
                            else old_first_action_type <> first_action_type end
                        ), opened as (
                          -- Those who stand alike are counted first: a batch has many users and few days.
                          select first_day, day, opens_week, opens_month, count(*) as users
                          from (
                            select joined.first_day, day,
                              not marks_hold(old_weeks, old_first_week, week)
                                and lag(week) over by_day is distinct from week as opens_week,
                              not marks_hold(old_months, old_first_month, month)
                                and lag(month) over by_day is distinct from month as opens_month
                            from (
                              select user_id, day, period_number('week', day) as week,
                                period_number('month', day) as month
                              from new_days
                              offset '0'
                            ) as new_days
                            join joined using (user_id)
                            where old_first_day is null or old_first_day = joined.first_day
                            window by_day as (partition by user_id order by day)
                          ) as new_days
                          group by first_day, day, opens_week, opens_month
                        ), changes as (
                          select period, period_number(period, first_day) as cohort, period_number(period, day) as number,
                            users
                          from opened
                          cross join (values ('day'), ('week'), ('month')) as periods (period)
                          where period = 'day' or (period = 'week' and opens_week) or (period = 'month' and opens_month)
                          union all
                          select period, period_number(period, first_day),
                            marks_numbers(marks, period_number(period, first_day)), 1
                          from joined
                          cross join lateral (values ('day', days), ('week', weeks), ('month', months))
                            as marked (period, marks)
                          where old_first_day > first_day
                          union all
                          select period, period_number(period, old_first_day),
                            marks_numbers(marks, period_number(period, old_first_day)), -1
                          from joined
                          cross join lateral (values ('day', old_days), ('week', old_weeks), ('month', old_months))
                            as marked (period, marks)
                          where old_first_day > first_day
                        )
                        insert into cohort_cells as kept (period, cohort, number, slot, users)
                        select period, cohort, number,
                          (
                            select slot
                            from generate_series(0, 1023) as slot
                            where pg_try_advisory_xact_lock(:lock, slot)
                            limit 1),
                          sum(users)
                        from changes
                        group by period, cohort, number
                        having sum(users) <> 0
                        order by period, cohort, number
                        on conflict (period, cohort, number, slot) do update
                        set users = kept.users + excluded.users
                        """)
                .param("lock", SLOT_LOCK)
                .param("today", today)
                .param("mostLate", MOST_LATE)
                .update();
    }
}
