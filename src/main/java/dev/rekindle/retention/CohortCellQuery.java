package dev.rekindle.retention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cells of all users together, as they are kept. */
@Repository
class CohortCellQuery {

    static final String CELLS = """
            -- One row per cohort and period in which users of it were active; over everything there is.
            select cohort, number, sum(users) as users
            from cohort_cells
            where period = :period
            group by cohort, number
            having sum(users) <> 0
            """;

    /** How many users of a cohort were active in a period, both by number. */
    record KeptCell(int cohort, int number, long users) {}

    private final JdbcClient jdbc;

    CohortCellQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<KeptCell> cells(CohortPeriod period) {
        return jdbc.sql(CELLS)
                .params(Map.of("period", period.key()))
                .query(KeptCell.class)
                .list();
    }

    /** Whether anybody was active on the days with these numbers. */
    boolean anyBetween(int fromDay, int toDay) {
        return jdbc.sql("""
                        select exists (
                          select from cohort_cells where period = 'day' and number between :from and :to) as is_any
                        """)
                .param("from", fromDay)
                .param("to", toDay)
                .query(Boolean.class)
                .single();
    }

    /** The number of the last day with anybody active. */
    Optional<Integer> newestDay() {
        return jdbc.sql("""
                        select number
                        from cohort_cells
                        where period = 'day'
                        group by number
                        having sum(users) > 0
                        order by number desc
                        limit 1
                        """).query(Integer.class).optional();
    }
}
