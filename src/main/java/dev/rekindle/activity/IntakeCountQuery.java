package dev.rekindle.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much came in. */
@Repository
class IntakeCountQuery {

    private final JdbcClient jdbc;

    IntakeCountQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    IntakeCounts counts(Instant now) {
        var from = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(1));
        var seconds = Math.max(1, Duration.between(from, now).toMillis() / 1_000.0);
        return jdbc.sql("""
                        select
                          coalesce(sum(accepted), 0) as accepted,
                          coalesce(sum(duplicate), 0) as duplicate,
                          coalesce(sum(rejected), 0) as rejected,
                          coalesce(sum(accepted) filter (where minute >= :from), 0) as lately
                        from intake_minutes
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new IntakeCounts(
                        row.getLong("accepted"),
                        row.getLong("duplicate"),
                        row.getLong("rejected"),
                        row.getLong("lately") / seconds))
                .single();
    }
}
