package dev.rekindle.kpi;

import dev.rekindle.kpi.PartnerLoop.Reached;
import dev.rekindle.kpi.PartnerLoop.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The partner loop, from what is counted of it. */
@Repository
class PartnerLoopQuery {

    /** One row per step that somebody reached who came first on one of these days; the lower median of the minutes. */
    static final String STEPS = """
            with ranked as (
              select step, minutes, users,
                sum(users) over (partition by step order by minutes) as up_to,
                sum(users) over (partition by step) as all_users
              from (
                select step, minutes, sum(users) as users
                from (
                  select step, minutes, users
                  from partner_loop_sums
                  where :everybody and day between :from and :to
                  union all
                  select step, minutes, users
                  from partner_loop_steps
                  where not :everybody and day between :from and :to
                    and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
                ) as chosen
                group by step, minutes
              ) as alike
            )
            select step, max(all_users)::bigint as users,
              min(minutes) filter (where up_to * 2 >= all_users and step <> 'VISITED') as median_minutes
            from ranked
            group by step
            """;

    record Tokens(BigDecimal earned, BigDecimal spent) {}

    private final JdbcClient jdbc;

    PartnerLoopQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Reached> steps(LocalDate from, LocalDate to, UserFilter filter) {
        return jdbc.sql(STEPS)
                .params(filter.parameters())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Reached(
                        Step.valueOf(row.getString("step")),
                        row.getLong("users"),
                        row.getObject("median_minutes", Integer.class)))
                .list();
    }

    /** Of the tokens that were earned at the partner on these days. */
    Tokens tokens(LocalDate from, LocalDate to, UserFilter filter) {
        return jdbc.sql("""
                        select coalesce(sum(earned), 0) as earned, coalesce(sum(spent), 0) as spent
                        from partner_token_days
                        where day between :from and :to
                          and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
                        """)
                .params(filter.parameters())
                .param("from", from)
                .param("to", to)
                .query(Tokens.class)
                .single();
    }
}
