package dev.rekindle.kpi;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tokens by month. */
@Repository
class TokenMonthQuery {

    /**
     * One row per month with an action, the twelve that end with the month of this day; of that one the days up to it.
     */
    static final String MONTHS = """
            select date_trunc('month', day::timestamp)::date as month, sum(tokens_earned_partner) as earned_partner,
              sum(tokens_earned_app) as earned_app, sum(tokens_spent) as spent
            from (
              select day, actions, tokens_earned_partner, tokens_earned_app, tokens_spent
              from kpi_hours
              where :everybody
              union all
              select day, actions, tokens_earned_partner, tokens_earned_app, tokens_spent
              from kpi_slice_days
              where not :everybody and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
            ) as hours
            where day between date_trunc('month', cast(:to as timestamp)) - interval '11 months' and :to and actions > 0
            group by 1
            order by 1
            """;

    private final JdbcClient jdbc;

    TokenMonthQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TokenMonth> months(LocalDate to, UserFilter filter) {
        return jdbc.sql(MONTHS)
                .params(filter.parameters())
                .param("to", to)
                .query((row, number) -> new TokenMonth(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getBigDecimal("earned_partner"),
                        row.getBigDecimal("earned_app"),
                        row.getBigDecimal("spent")))
                .list();
    }
}
