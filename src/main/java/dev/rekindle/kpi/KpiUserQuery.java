package dev.rekindle.kpi;

import dev.rekindle.kpi.KpiUsers.KpiUser;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is behind a figure. */
@Repository
class KpiUserQuery {

    /**
     * Which days a figure is about, and who of those active then counts.
     *
     * @param firstBack days before the day at which these begin
     * @param lastBack and end
     */
    private record Which(int firstBack, int lastBack) {}

    /**
     * One row per user who was active in the days a figure is about and fits it. {@code total} is the same in all of
     * them.
     */
    private static final String USERS = """
            with chosen as (
              select user_id, first_action_day
              from user_slices
              join user_metrics using (user_id)
              where is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
                and (:kpi <> 'WHALE_RATIO' or rfm_group = 'Whale')
            ), active as (
              select user_id, first_action_day, count(*) as active_days, sum(actions) as actions,
                sum(tokens_earned_partner) as earned_partner, sum(tokens_earned_app) as earned_app,
                sum(tokens_spent) as spent, sum(cash_amount) as cash
              from user_days
              join chosen using (user_id)
              where day between :first and :last
              group by user_id, first_action_day
            ), fitting as (
              select *
              from active
              where case :kpi
                when 'NEW' then first_action_day = :day
                when 'RETURNING' then exists (
                  select from user_days where user_days.user_id = active.user_id and day = cast(:day as date) - 1)
                when 'RESURRECTED' then first_action_day < :day and not exists (
                  select from user_days where user_days.user_id = active.user_id and day = cast(:day as date) - 1)
                when 'DORMANT' then not exists (
                  select from user_days where user_days.user_id = active.user_id and day = :day)
                when 'CHURN_RATE' then not exists (
                  select from user_days
                  where user_days.user_id = active.user_id and day between cast(:day as date) - 30 and cast(:day as date) - 1)
                when 'PAYING_RATIO' then cash > 0
                when 'EARNED_PARTNER' then earned_partner > 0
                when 'EARNED_APP' then earned_app > 0
                when 'SPENT' then spent > 0
                else true end
            )
            select user_id, active_days, actions, earned_partner, earned_app, spent, count(*) over () as total
            from fitting
            order by user_id
            offset :offset limit :limit
            """;

    private final JdbcClient jdbc;

    KpiUserQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    KpiUsers users(Kpi kpi, LocalDate day, UserFilter filter, long offset, int limit) {
        var which = which(kpi);
        var total = new long[1];
        var users = jdbc.sql(USERS)
                .params(filter.parameters())
                .param("kpi", kpi.name())
                .param("day", day)
                .param("first", day.minusDays(which.firstBack()))
                .param("last", day.minusDays(which.lastBack()))
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return new KpiUser(
                            row.getString("user_id"),
                            row.getLong("active_days"),
                            row.getLong("actions"),
                            row.getBigDecimal("earned_partner"),
                            row.getBigDecimal("earned_app"),
                            row.getBigDecimal("spent"));
                })
                .list();
        return new KpiUsers(total[0], users);
    }

    private static Which which(Kpi kpi) {
        return switch (kpi) {
            case WAU -> new Which(6, 0);
            case MAU, STICKINESS, PAYING_RATIO, WHALE_RATIO -> new Which(29, 0);
            case DORMANT -> new Which(1, 1);
            case CHURN_RATE -> new Which(60, 31);
            default -> new Which(0, 0);
        };
    }
}
