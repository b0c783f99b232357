package dev.rekindle.refresh;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code job_runs}. */
@Repository
class JobRunStore {

    private final JdbcClient jdbc;

    JobRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void good(String job, Instant at, double seconds) {
        jdbc.sql("""
                        insert into job_runs (job, good_at, seconds)
                        values (:job, :at, :seconds)
                        on conflict (job) do update
                        set good_at = excluded.good_at, failed_at = null, failure = null, seconds = excluded.seconds
                        """)
                .param("job", job)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("seconds", seconds)
                .update();
    }

    void failed(String job, Instant at, double seconds, String failure) {
        jdbc.sql("""
                        insert into job_runs (job, failed_at, failure, seconds)
                        values (:job, :at, :failure, :seconds)
                        on conflict (job) do update
                        set
                          failed_at = coalesce(job_runs.failed_at, excluded.failed_at), failure = excluded.failure,
                          seconds = excluded.seconds
                        """)
                .param("job", job)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("seconds", seconds)
                .update();
    }

    List<JobRun> runs() {
        return jdbc.sql("select job, good_at, failed_at, failure, seconds from job_runs order by job")
                .query(JobRunStore::run)
                .list();
    }

    private static JobRun run(ResultSet row, int number) throws SQLException {
        return new JobRun(
                row.getString("job"),
                instant(row.getObject("good_at", OffsetDateTime.class)),
                instant(row.getObject("failed_at", OffsetDateTime.class)),
                row.getString("failure"),
                row.getDouble("seconds"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
