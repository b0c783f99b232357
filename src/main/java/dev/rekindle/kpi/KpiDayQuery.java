package dev.rekindle.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The counts of each day, from what is kept of its hours. */
@Repository
class KpiDayQuery {

    /**
     * What was counted on a day, up to its end or to the hour that was asked for.
     *
     * @param monthAgo MAU 31 days before: those of whom the churned are a share
     * @param whales absent while the day is not counted yet
     */
    record Counted(
            LocalDate day,
            long actions,
            long dau,
            long wau,
            long mau,
            long newUsers,
            long returningUsers,
            long resurrectedUsers,
            long dormantUsers,
            long churned,
            long monthAgo,
            long payers,
            BigDecimal earnedPartner,
            BigDecimal earnedApp,
            BigDecimal spent,
            @Nullable Long whales) {}

    /**
     * One row per day from {@code :from} to {@code :to}; of the last one only what happened before {@code :beforeHour}.
     * Counts over several days are the sum of all their changes so far. Who was active the day before and is not among
     * those who return is dormant.
     */
    static final String DAYS = """
            with hours as (
              select *
              from kpi_hours
              where day < :to or (day = :to and hour < :beforeHour)
            ), by_day as (
              select day, sum(actions) as actions, sum(active_users) as active_users, sum(new_users) as new_users,
                sum(returning_users) as returning_users, sum(resurrected_users) as resurrected_users,
                sum(week_change) as week_change, sum(month_change) as month_change,
                sum(churned_change) as churned_change, sum(payers_change) as payers_change,
                sum(tokens_earned_partner) as earned_partner, sum(tokens_earned_app) as earned_app,
                sum(tokens_spent) as spent
              from hours
              group by day
            ), calendar as (
              select cast(day as date) as day
              from generate_series(
                cast(least(:from - 31, (select min(day) from kpi_hours)) as timestamp), :to, interval '1 day')
                as days (day)
            ), running as (
              select day, actions, active_users, new_users, returning_users, resurrected_users,
                lag(active_users) over by_day - coalesce(returning_users, 0) as dormant_users,
                sum(week_change) over by_day as wau,
                sum(month_change) over by_day as mau,
                sum(churned_change) over by_day as churned,
                sum(payers_change) over by_day as payers,
                earned_partner, earned_app, spent
              from calendar
              left join by_day using (day)
              window by_day as (order by day)
            ), whales as (
              select day, sum(users) filter (where rfm_group = 'Whale') as whales
              from kpi_groups
              group by day
            )
            select day,
              coalesce(actions, 0) as actions, coalesce(active_users, 0) as dau, coalesce(wau, 0) as wau,
              coalesce(mau, 0) as mau, coalesce(new_users, 0) as new_users,
              coalesce(returning_users, 0) as returning_users, coalesce(resurrected_users, 0) as resurrected_users,
              coalesce(dormant_users, 0) as dormant_users, coalesce(churned, 0) as churned,
              coalesce(month_ago, 0) as month_ago, coalesce(payers, 0) as payers,
              coalesce(earned_partner, 0) as earned_partner, coalesce(earned_app, 0) as earned_app,
              coalesce(spent, 0) as spent,
              case when whales.day is not null then coalesce(whales.whales, 0) end as whales
            from (
              select *, lag(mau, 31) over (order by day) as month_ago
              from running
            ) as days
            left join whales using (day)
            where day >= :from
            order by day
            """;

    private final JdbcClient jdbc;

    KpiDayQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param beforeHour 24 for all of the last day */
    List<Counted> days(LocalDate from, LocalDate to, int beforeHour) {
        return jdbc.sql(DAYS)
                .param("from", from)
                .param("to", to)
                .param("beforeHour", beforeHour)
                .query(Counted.class)
                .list();
    }
}
