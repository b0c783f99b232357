package dev.rekindle.refresh;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the tables say of how everything that runs by itself does. */
@Repository
class CheckQuery {

    private final JdbcClient jdbc;

    CheckQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a step of the night went.
     *
     * @param state of its newest run
     * @param goodAt when it ended well last; absent: never yet
     * @param seconds how long its newest finished run took; absent: none has
     */
    record StepStanding(
            String step,
            RefreshState state,
            Instant startedAt,
            @Nullable Instant goodAt,
            @Nullable String failure,
            @Nullable Double seconds) {}

    /** How the newest import ended, and when the last good one did. */
    record ImportStanding(
            String state,
            Instant startedAt,
            @Nullable Instant goodAt,
            @Nullable String failure) {}

    /** One row per step that the newest night had, in its order. */
    List<StepStanding> steps() {
        return jdbc.sql("""
                        with newest as (
                          select run_id
                          from refresh_runs
                          order by started_at desc
                          limit 1
                        )
                        select
                          refresh_steps.step, refresh_steps.state, refresh_steps.started_at, refresh_steps.failure,
                          extract(epoch from refresh_steps.finished_at - refresh_steps.started_at) as seconds,
                          (
                            select max(earlier.finished_at)
                            from refresh_steps as earlier
                            where earlier.step = refresh_steps.step and earlier.state = 'DONE') as good_at
                        from newest
                        join refresh_steps on refresh_steps.run_id = newest.run_id
                        order by refresh_steps.position
                        """)
                .query((row, number) -> new StepStanding(
                        row.getString("step"),
                        RefreshState.valueOf(row.getString("state")),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("good_at", OffsetDateTime.class)),
                        row.getString("failure"),
                        row.getObject("seconds") == null ? null : Double.valueOf(row.getDouble("seconds"))))
                .list();
    }

    /** When a night ended last with all its steps done. */
    Optional<Instant> lastGoodNight() {
        return moment("select max(finished_at) as at from refresh_runs where state = 'DONE'");
    }

    /** The latest day whose night was run to its end, well or not. */
    Optional<LocalDate> lastNight() {
        return jdbc.sql("""
                        select max(as_of) as as_of
                        from refresh_runs
                        where started_by = 'server' and state in ('DONE', 'FAILED')
                        having max(as_of) is not null
                        """).query(LocalDate.class).optional();
    }

    /** When the first of the notifications that wait is due, or was. */
    Optional<Instant> notificationDue() {
        return moment("select min(due_at) as at from notifications where state = 'WAITING'");
    }

    /** Since when a user waits to be looked at for signs of harm. */
    Optional<Instant> harmCheckAskedAt() {
        return jdbc.sql("select asked_at from harm_checks order by position limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Why the oldest message of an alert that waits could not leave. */
    Optional<String> alertMessageFailure() {
        return jdbc.sql("""
                        select failure
                        from kpi_alert_messages
                        where state = 'WAITING' and failure is not null
                        order by created_at
                        limit 1
                        """).query(String.class).optional();
    }

    /** Why an Overview could not be mailed. */
    Optional<String> overviewMailFailure() {
        return jdbc.sql("select failure from overview_mails where failure is not null order by account limit 1")
                .query(String.class)
                .optional();
    }

    Optional<ImportStanding> newestImport() {
        return jdbc.sql("""
                        select
                          state, started_at, failure,
                          (select max(finished_at) from imports where state = 'DONE') as good_at
                        from imports
                        order by started_at desc
                        limit 1
                        """)
                .query((row, number) -> new ImportStanding(
                        row.getString("state"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("good_at", OffsetDateTime.class)),
                        row.getString("failure")))
                .optional();
    }

    private Optional<Instant> moment(String sql) {
        return Optional.ofNullable(instant(jdbc.sql(sql)
                .query((row, number) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
                .single()
                .orElse(null)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
