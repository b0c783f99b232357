package dev.rekindle.retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code user_activity}, and the cells of {@code cohort_cells} that follow from them. */
@Repository
class UserActivityStore {

    /** Whoever holds one of these locks until the commit writes the cells' slot of its number. */
    private static final int SLOT_LOCK = 0x636f6873;

    private final JdbcClient jdbc;

    UserActivityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds what the batch in {@code new_actions} and {@code new_days} says of its users, whose rows of
     * {@code user_metrics} the transaction has locked. Where the first day of a user moves, all cells of the user move.
     */
    void addNewActions() {
        jdbc.sql("""
                        with first_actions as (
                          select distinct on (user_id) user_id, action_timestamp, event_id, action_type, day
                          from new_actions
                          order by user_id, action_timestamp, event_id
                        ), days as (
                          select user_id, min(day) as first_day, max(day) as last_day,
                            marks_of(array_agg(period_number('day', day) order by day)) as days,
                            marks_of(array_agg(period_number('week', day) order by day)) as weeks,
                            marks_of(array_agg(period_number('month', day) order by day)) as months
                          from new_days
                          group by user_id
                        ), added as (
                          insert into user_activity as kept (
                            user_id, first_day, last_day, first_action_at, first_event_id, first_action_type,
                            days, weeks, months)
                          select first.user_id, coalesce(days.first_day, first.day), coalesce(days.last_day, first.day),
                            first.action_timestamp, first.event_id, first.action_type,
                            coalesce(days.days, marks_of(array[period_number('day', first.day)])),
                            coalesce(days.weeks, marks_of(array[period_number('week', first.day)])),
                            coalesce(days.months, marks_of(array[period_number('month', first.day)]))
                          from first_actions as first
                          left join days on days.user_id = first.user_id
                          left join user_activity as before on before.user_id = first.user_id
                          where days.user_id is not null
                            or (first.action_timestamp, first.event_id)
                              < (before.first_action_at, before.first_event_id)
                          order by first.user_id
                          on conflict (user_id) do update set
                            first_day = least(kept.first_day, excluded.first_day),
                            last_day = greatest(kept.last_day, excluded.last_day),
                            first_action_at = least(kept.first_action_at, excluded.first_action_at),
                            first_event_id = case
                              when (excluded.first_action_at, excluded.first_event_id)
                                < (kept.first_action_at, kept.first_event_id)
                              then excluded.first_event_id else kept.first_event_id end,
                            first_action_type = case
                              when (excluded.first_action_at, excluded.first_event_id)
                                < (kept.first_action_at, kept.first_event_id)
                              then excluded.first_action_type else kept.first_action_type end,
                            days = marks_joined(
                              kept.days, period_number('day', kept.first_day) / 8,
                              excluded.days, period_number('day', excluded.first_day) / 8),
                            weeks = marks_joined(
                              kept.weeks, period_number('week', kept.first_day) / 8,
                              excluded.weeks, period_number('week', excluded.first_day) / 8),
                            months = marks_joined(
                              kept.months, period_number('month', kept.first_day) / 8,
                              excluded.months, period_number('month', excluded.first_day) / 8)
                          returning new.user_id, new.first_day,
                            old.first_day as old_first_day, old.days as old_days, old.weeks as old_weeks,
                            old.months as old_months, new.days, new.weeks, new.months
                        ), marked as (
                          select period, added.user_id, first_day, old_first_day,
                            case period when 'day' then days when 'week' then weeks else months end as marks,
                            case period when 'day' then old_days when 'week' then old_weeks else old_months end
                              as old_marks
                          from added
                          cross join (values ('day'), ('week'), ('month')) as periods (period)
                        ), changes as (
                          select distinct marked.period, period_number(marked.period, first_day) as cohort,
                            period_number(marked.period, day) as number, marked.user_id, 1 as users
                          from marked
                          join new_days on new_days.user_id = marked.user_id
                          where (old_first_day is null or old_first_day = first_day)
                            and marks_any(
                              old_marks, period_number(marked.period, old_first_day),
                              period_number(marked.period, day), period_number(marked.period, day)) is not true
                          union all
                          select period, period_number(period, first_day),
                            marks_numbers(marks, period_number(period, first_day)), user_id, 1
                          from marked
                          where old_first_day > first_day
                          union all
                          select period, period_number(period, old_first_day),
                            marks_numbers(old_marks, period_number(period, old_first_day)), user_id, -1
                          from marked
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
                        """).param("lock", SLOT_LOCK).update();
    }
}
