package dev.rekindle.retention;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The churn rate as of each of some days. */
@Repository
class ChurnQuery {

    static final String RATES = """
            -- One row per day D: users active on D−60 … D−31, and those of them not active on D−30 … D−1.
            select as_of, count(*) as seen,
              count(*) filter (where not marks_any(
                days, period_number('day', first_day),
                period_number('day', as_of) - 30, period_number('day', as_of) - 1)) as churned
            from cohort_users('day', :segment, :region, :firstAction, :campaign, :arm, :by, false)
            join unnest(cast(:days as date[])) as as_of on first_day <= as_of - 31 and last_day >= as_of - 60
            where first_day < :before
              and marks_any(
                days, period_number('day', first_day),
                period_number('day', as_of) - 60, period_number('day', as_of) - 31)
            group by as_of
            order by as_of
            """;

    private final JdbcClient jdbc;

    ChurnQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days on which nobody had been seen are left out. */
    List<ChurnRate> rates(CohortFilter filter, List<LocalDate> days, LocalDate before) {
        return jdbc.sql(RATES)
                .params(MarkQuery.parameters(CohortPeriod.DAY, filter, CohortSplit.NONE, before))
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(ChurnRate.class)
                .list();
    }
}
