package dev.rekindle.reactivation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code launches}. */
@Repository
class LaunchStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LaunchStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Lets nobody else launch until the transaction ends; before its first question, so that it sees what others did.
     */
    void launchAlone() {
        jdbc.sql("lock table launches in share row exclusive mode").update();
    }

    void add(Launch launch) {
        jdbc.sql("""
                        insert into launches (as_of, lang, snapshot_id, launched_by, launched_at, outcome)
                        values (:asOf, :lang, :snapshot, :by, :at, cast(:outcome as jsonb))
                        """)
                .param("asOf", launch.asOf())
                .param("lang", launch.lang())
                .param("snapshot", launch.snapshotId())
                .param("by", launch.launchedBy())
                .param("at", launch.launchedAt().atOffset(ZoneOffset.UTC))
                .param("outcome", json.writeValueAsString(launch.outcome()))
                .update();
    }

    /** Those of a campaign, the newest first. */
    List<Launch> launches(LocalDate asOf) {
        return jdbc.sql("""
                        select as_of, lang, snapshot_id, launched_by, launched_at, outcome
                        from launches
                        where as_of = :asOf
                        order by launch_id desc
                        """)
                .param("asOf", asOf)
                .query((row, number) -> new Launch(
                        row.getObject("as_of", LocalDate.class),
                        row.getString("lang"),
                        row.getString("snapshot_id"),
                        row.getString("launched_by"),
                        row.getObject("launched_at", OffsetDateTime.class).toInstant(),
                        json.readValue(row.getString("outcome"), Launch.Outcome.class)))
                .list();
    }
}
