package dev.rekindle.kpi;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code kpi_hours}. */
@Repository
class KpiHourStore {

    /** The end of a statement that writes hours: to those that are there it adds. */
    private static final String ADD = """
            on conflict (day, hour, slot) do update set
              actions = kept.actions + excluded.actions,
              tokens_spent = kept.tokens_spent + excluded.tokens_spent,
              tokens_earned_partner = kept.tokens_earned_partner + excluded.tokens_earned_partner,
              tokens_earned_app = kept.tokens_earned_app + excluded.tokens_earned_app,
              active_users = kept.active_users + excluded.active_users,
              new_users = kept.new_users + excluded.new_users,
              returning_users = kept.returning_users + excluded.returning_users,
              resurrected_users = kept.resurrected_users + excluded.resurrected_users,
              week_change = kept.week_change + excluded.week_change,
              month_change = kept.month_change + excluded.month_change,
              churned_change = kept.churned_change + excluded.churned_change,
              payers_change = kept.payers_change + excluded.payers_change
            """;

    private final JdbcClient jdbc;

    KpiHourStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the actions in {@code new_actions}, and what the days in {@code changed_days} change: what a day does to the
     * counts depends on the user's days next to it only, so these are counted as they were and as they are, and the
     * difference is kept. Days of which the neighbours are not among them stand the same on both sides. Those that
     * stand alike between their neighbours are counted first, so that the steps are taken a few times and not for every
     * day.
     */
    void addNewActions() {
        jdbc.sql("""
                        with begun as (
                          select user_id, day, hour_before, hour
                          from changed_days
                          where hour_before is distinct from hour
                        ), near as (
                          select user_id, day, hour_before, hour
                          from begun
                          union all
                          select distinct begun.user_id, neighbours.day, neighbours.first_hour, neighbours.first_hour
                          from begun
                          cross join lateral (
                            (select day, first_hour
                            from user_days
                            where user_days.user_id = begun.user_id and user_days.day < begun.day
                            order by day desc
                            limit 1)
                            union all
                            (select day, first_hour
                            from user_days
                            where user_days.user_id = begun.user_id and user_days.day > begun.day
                            order by day
                            limit 1)
                          ) as neighbours
                          where not exists (
                            select from begun as others
                            where others.user_id = begun.user_id and others.day = neighbours.day)
                        ), standing as (
                          select day, hour, day_before, day_after, sum(sign) as users
                          from (
                            select 1 as sign, day, hour,
                              lag(day) over by_day as day_before, lead(day) over by_day as day_after
                            from near
                            window by_day as (partition by user_id order by day)
                            union all
                            select -1, day, hour_before, lag(day) over by_day, lead(day) over by_day
                            from near
                            where hour_before is not null
                            window by_day as (partition by user_id order by day)
                          ) as days
                          group by day, hour, day_before, day_after
                          having sum(sign) <> 0
                        ), paid as (
                          select user_id, day, cash_hour_before, cash_hour
                          from changed_days
                          where cash_hour_before is distinct from cash_hour
                        ), paid_near as (
                          select user_id, day, cash_hour_before, cash_hour
                          from paid
                          union all
                          select distinct paid.user_id, neighbours.day, neighbours.first_cash_hour,
                            neighbours.first_cash_hour
                          from paid
                          cross join lateral (
                            (select day, first_cash_hour
                            from user_days
                            where user_days.user_id = paid.user_id and first_cash_hour is not null
                              and user_days.day < paid.day and user_days.day > paid.day - 30
                            order by day desc
                            limit 1)
                            union all
                            (select day, first_cash_hour
                            from user_days
                            where user_days.user_id = paid.user_id and first_cash_hour is not null
                              and user_days.day > paid.day and user_days.day < paid.day + 30
                            order by day
                            limit 1)
                          ) as neighbours
                          where not exists (
                            select from paid as others
                            where others.user_id = paid.user_id and others.day = neighbours.day)
                        ), paid_standing as (
                          select day, hour, day_before, day_after, sum(sign) as users
                          from (
                            select 1 as sign, day, cash_hour as hour,
                              lag(day) over by_day as day_before, lead(day) over by_day as day_after
                            from paid_near
                            window by_day as (partition by user_id order by day)
                            union all
                            select -1, day, cash_hour_before, lag(day) over by_day, lead(day) over by_day
                            from paid_near
                            where cash_hour_before is not null
                            window by_day as (partition by user_id order by day)
                          ) as days
                          group by day, hour, day_before, day_after
                          having sum(sign) <> 0
                        ), changes as (
                          select day, hour, count(*) as actions,
                            coalesce(sum(tokens_spent), 0) as tokens_spent,
                            coalesce(sum(tokens_earned) filter (where at_partner), 0) as tokens_earned_partner,
                            coalesce(sum(tokens_earned) filter (where not at_partner), 0) as tokens_earned_app,
                            0 as active_users, 0 as new_users, 0 as returning_users, 0 as resurrected_users,
                            0 as week_change, 0 as month_change, 0 as churned_change, 0 as payers_change
                          from new_actions
                          group by day, hour
                          union all
                          select steps.day, steps.hour, 0, 0, 0, 0,
                            users * steps.active_users, users * steps.new_users, users * steps.returning_users,
                            users * steps.resurrected_users, users * steps.week_change, users * steps.month_change,
                            users * steps.churned_change, 0
                          from standing
                          cross join lateral kpi_steps(standing.day, standing.hour, day_before, day_after) as steps
                          union all
                          select steps.day, steps.hour, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, users * steps.payers_change
                          from paid_standing
                          cross join lateral kpi_paying_steps(
                            paid_standing.day, paid_standing.hour, day_before, day_after) as steps
                        )
                        insert into kpi_hours as kept (
                          day, hour, slot, actions, tokens_spent, tokens_earned_partner, tokens_earned_app,
                          active_users, new_users, returning_users, resurrected_users,
                          week_change, month_change, churned_change, payers_change)
                        select day, hour, pg_backend_pid(), sum(actions), sum(tokens_spent),
                          sum(tokens_earned_partner), sum(tokens_earned_app), sum(active_users), sum(new_users),
                          sum(returning_users), sum(resurrected_users), sum(week_change), sum(month_change),
                          sum(churned_change), sum(payers_change)
                        from changes
                        group by day, hour
                        having sum(actions) > 0
                          or (sum(active_users), sum(new_users), sum(returning_users), sum(resurrected_users),
                            sum(week_change), sum(month_change), sum(churned_change), sum(payers_change))
                            <> (0, 0, 0, 0, 0, 0, 0, 0)
                        order by day, hour
                        """ + ADD).update();
    }

    /**
     * Adds up what different connections wrote of the days before this one. What a running transaction is writing to
     * stays as it is.
     *
     * @return how many hours were written
     */
    int fold(LocalDate before) {
        return jdbc.sql("""
                        with scattered as (
                          select day, hour, slot
                          from kpi_hours
                          where day < :before and slot <> 0
                          order by day, hour, slot
                          for update skip locked
                        ), taken as (
                          delete from kpi_hours as kept
                          using scattered
                          where kept.day = scattered.day and kept.hour = scattered.hour and kept.slot = scattered.slot
                          returning kept.*
                        )
                        insert into kpi_hours as kept
                        select day, hour, 0, sum(actions), sum(tokens_spent), sum(tokens_earned_partner),
                          sum(tokens_earned_app), sum(active_users), sum(new_users), sum(returning_users),
                          sum(resurrected_users), sum(week_change), sum(month_change), sum(churned_change),
                          sum(payers_change)
                        from taken
                        group by day, hour
                        order by day, hour
                        """ + ADD).param("before", before).update();
    }
}
