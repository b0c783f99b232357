package dev.rekindle.kpi;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code kpi_late_days}: the days that got actions after they were over. */
@Repository
class KpiLateDayStore {

    private final JdbcClient jdbc;

    KpiLateDayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Marks the earliest day among the actions in {@code new_actions}, if it is over. A mark that is there is written
     * again, so that it is locked and {@link #take} leaves it until these actions are to be seen.
     */
    void markNewActions(LocalDate today) {
        jdbc.sql("""
                        insert into kpi_late_days (day, slot)
                        select min(day), pg_backend_pid()
                        from new_actions
                        having min(day) < :today
                        on conflict (day, slot) do update set day = excluded.day
                        """).param("today", today).update();
    }

    /** Takes the marks away; the earliest day that was marked, if one was. */
    Optional<LocalDate> take() {
        return jdbc.sql("""
                        with seen as (
                          select day, slot
                          from kpi_late_days
                          for update skip locked
                        ), taken as (
                          delete from kpi_late_days as marks
                          using seen
                          where marks.day = seen.day and marks.slot = seen.slot
                          returning marks.day
                        )
                        select min(day) as day
                        from taken
                        having count(*) > 0
                        """).query(LocalDate.class).optional();
    }
}
