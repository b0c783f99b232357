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
            from (
              select day, hour, actions
              from kpi_hours
              where :everybody
              union all
              select day, hour, actions
              from kpi_slice_hours
              where not :everybody and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
            ) as hours
            where day between :from and :to and actions > 0
            group by 1, 2
            order by 1, 2
            """;

    private final JdbcClient jdbc;

    PeakHoursQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PeakHour> hours(LocalDate from, LocalDate to, UserFilter filter) {
        return jdbc.sql(HOURS)
                .params(filter.parameters())
                .param("from", from)
                .param("to", to)
                .query((row, number) ->
                        new PeakHour(DayOfWeek.of(row.getInt("weekday")), row.getInt("hour"), row.getLong("actions")))
                .list();
    }
}
