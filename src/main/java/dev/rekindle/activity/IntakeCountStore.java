package dev.rekindle.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what comes in by minute and door, and the words that no definition speaks of. */
@Repository
class IntakeCountStore {

    private final JdbcClient jdbc;

    IntakeCountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a batch. The slot is that of the connection, as no two transactions have one at the same time. */
    void add(Door door, Instant at, Intake batch) {
        jdbc.sql("""
                        insert into intake_minutes as kept (minute, door, slot, accepted, duplicate, rejected)
                        values (
                          :minute, :door, mod(pg_backend_pid(), 16), :accepted, :duplicate, :rejected)
                        on conflict (minute, door, slot) do update
                        set accepted = kept.accepted + excluded.accepted,
                          duplicate = kept.duplicate + excluded.duplicate,
                          rejected = kept.rejected + excluded.rejected
                        """)
                .param("minute", at.truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC))
                .param("door", door.name())
                .param("accepted", batch.accepted())
                .param("duplicate", batch.duplicate())
                .param("rejected", batch.rejected().size())
                .update();
    }

    void add(Map<UnknownWord, Long> times) {
        var kinds = new TreeMap<String, Long>();
        times.forEach((word, count) -> kinds.put(word.kind() + " " + word.word(), count));
        jdbc.sql("""
                        insert into unknown_words as kept (kind, word, slot, times)
                        select split_part(entry, ' ', 1), substr(entry, strpos(entry, ' ') + 1),
                          mod(pg_backend_pid(), 16), times
                        from unnest(:entries, :times) as counted (entry, times)
                        order by 1, 2
                        on conflict (kind, word, slot) do update
                        set times = kept.times + excluded.times
                        """)
                .param("entries", kinds.keySet().toArray(String[]::new))
                .param("times", kinds.values().toArray(Long[]::new))
                .update();
    }
}
