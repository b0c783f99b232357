package dev.rekindle.work;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code recounts}. */
@Repository
class RecountStore {

    /** When it was begun last, of what, and how long it took. */
    record Recount(Instant at, String basis, Duration took) {}

    private final JdbcClient jdbc;

    RecountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this transaction may count: nobody else in the cluster is at it. */
    boolean takeTurn(String name) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('recounts ' || :name, 0))")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** Waits until nobody else counts, and keeps it so to the end of this transaction. */
    void awaitTurn(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('recounts ' || :name, 0))")
                .param("name", name)
                .query()
                .singleRow();
    }

    Optional<Recount> last(String name) {
        return jdbc.sql("select counted_at, basis, seconds from recounts where name = :name")
                .param("name", name)
                .query((row, number) -> new Recount(
                        row.getObject("counted_at", OffsetDateTime.class).toInstant(),
                        row.getString("basis"),
                        Duration.ofMillis(Math.round(row.getDouble("seconds") * 1_000))))
                .optional();
    }

    void remember(String name, Recount recount) {
        jdbc.sql("""
                        insert into recounts (name, counted_at, basis, seconds)
                        values (:name, :at, :basis, :seconds)
                        on conflict (name) do update
                        set counted_at = excluded.counted_at, basis = excluded.basis, seconds = excluded.seconds
                        """)
                .param("name", name)
                .param("at", recount.at().atOffset(ZoneOffset.UTC))
                .param("basis", recount.basis())
                .param("seconds", recount.took().toMillis() / 1_000.0)
                .update();
    }

    void forget(String name) {
        jdbc.sql("delete from recounts where name = :name").param("name", name).update();
    }
}
