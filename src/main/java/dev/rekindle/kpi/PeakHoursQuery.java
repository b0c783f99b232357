package dev.rekindle.kpi;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When users act. */
@Repository
class PeakHoursQuery {

    /** One row per weekday (Monday is 1) and hour with an action on one of these days. */
    static final String HOURS = """
            select extract(isodow from day)::integer as weekday, hour::integer as hour, sum(actions)::bigint as actions
            from kpi_hours
            where day between :from and :to and actions > 0
            group by 1, 2
            order by 1, 2
            """;

    private final JdbcClient jdbc;

    PeakHoursQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PeakHour> hours(LocalDate from, LocalDate to) {
        return jdbc.sql(HOURS)
                .param("from", from)
                .param("to", to)
                .query((row, number) ->
                        new PeakHour(DayOfWeek.of(row.getInt("weekday")), row.getInt("hour"), row.getLong("actions")))
                .list();
    }
}
