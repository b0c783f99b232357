package dev.rekindle.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** As {@code beforeHour}: every hour of the last day. */
    static final int WHOLE_DAY = 24;

    /**
     * One row per day from {@code :from} to {@code :to}; of the last one only what happened before {@code :beforeHour}.
     * Counts over several days are the sum of all their changes so far. Who was active the day before and is not among
     * those who return is dormant. Of all users it is read from what is kept, of some users from what was counted by
     * slices; of users in certain groups now it is not known how many were Whales then.
     */
    static final String DAYS = """
            with hours as (
              select day, hour, actions, tokens_spent, tokens_earned_partner, tokens_earned_app, active_users,
                new_users, returning_users, resurrected_users, week_change, month_change, churned_change,
                payers_change
              from kpi_hours
              where :everybody
              union all
              select day, 0, actions, tokens_spent, tokens_earned_partner, tokens_earned_app, active_users,
                new_users, returning_users, resurrected_users, week_change, month_change, churned_change,
                payers_change
              from kpi_slice_days
              where not :everybody and day < :to
                and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
              union all
              select day, hour, actions, tokens_spent, tokens_earned_partner, tokens_earned_app, active_users,
                new_users, returning_users, resurrected_users, week_change, month_change, churned_change,
                payers_change
              from kpi_slice_hours
              where not :everybody and day = :to
                and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
            ), by_day as (
              select day, sum(actions) as actions, sum(active_users) as active_users, sum(new_users) as new_users,
                sum(returning_users) as returning_users, sum(resurrected_users) as resurrected_users,
                sum(week_change) as week_change, sum(month_change) as month_change,
                sum(churned_change) as churned_change, sum(payers_change) as payers_change,
                sum(tokens_earned_partner) as earned_partner, sum(tokens_earned_app) as earned_app,
                sum(tokens_spent) as spent
              from hours
              where day < :to or (day = :to and hour < :beforeHour)
              group by day
            ), calendar as (
              select cast(day as date) as day
              from generate_series(
                cast(least(cast(:from as date) - 61, (select min(day) from kpi_hours)) as timestamp), :to, interval '1 day')
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
              select day,
                coalesce(sum(users) filter (
                  where rfm_group = 'Whale' and is_chosen_slice(region_id, tier, null, :regions, :tiers, null)), 0)
                  as whales
              from kpi_groups
              where day between :from and :to and cast(:groups as text[]) is null
              group by day
              union all
              select cast(:today as date), count(*)
              from user_segments
              where rfm_group = 'Whale' and :everybody
              having :everybody
              union all
              select cast(:today as date), coalesce(sum(users), 0)
              from kpi_slice_users
              where rfm_group = 'Whale' and not :everybody
                and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
              having not :everybody
            )
            select day,
              coalesce(actions, 0) as actions, coalesce(active_users, 0) as dau, coalesce(wau, 0) as wau,
              coalesce(mau, 0) as mau, coalesce(new_users, 0) as new_users,
              coalesce(returning_users, 0) as returning_users, coalesce(resurrected_users, 0) as resurrected_users,
              coalesce(dormant_users, 0) as dormant_users, coalesce(churned, 0) as churned,
              coalesce(month_ago, 0) as month_ago, coalesce(payers, 0) as payers,
              coalesce(earned_partner, 0) as earned_partner, coalesce(earned_app, 0) as earned_app,
              coalesce(spent, 0) as spent,
              whales.whales
            from (
              select *, lag(mau, 31) over (order by day) as month_ago
              from running
            ) as days
            left join whales using (day)
            where days.day >= :from
            order by day
            """;

    private final JdbcClient jdbc;

    KpiDayQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The days of a range.
     *
     * @param beforeHour of the last day
     * @param today of which the whales are those of now
     */
    List<Counted> days(LocalDate from, LocalDate to, int beforeHour, UserFilter filter, LocalDate today) {
        return jdbc.sql(DAYS)
                .params(parameters(from, to, beforeHour, filter, today))
                .query(Counted.class)
                .list();
    }

    static Map<String, @Nullable Object> parameters(
            LocalDate from, LocalDate to, int beforeHour, UserFilter filter, LocalDate today) {
        var parameters = new TreeMap<String, @Nullable Object>(filter.parameters());
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("beforeHour", beforeHour);
        parameters.put("today", today);
        return parameters;
    }
}
