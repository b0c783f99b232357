package dev.rekindle.activity;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Makes the partitions of {@code user_actions}: one for each month in UTC. */
@Repository
class ActionPartitionStore {

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM");

    /** Any number that no other advisory lock has. */
    private static final long LOCK = 5_000_001;

    private final JdbcClient jdbc;

    ActionPartitionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * Makes those of these months that are missing. Each is made aside and then attached, which lets everybody who is
     * writing to other months go on.
     */
    void make(Collection<YearMonth> months) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
        months.stream().sorted().filter(month -> !isThere(month)).forEach(this::make);
    }

    private boolean isThere(YearMonth month) {
        return jdbc.sql("select to_regclass(:name) is not null as is_there")
                .param("name", name(month))
                .query(Boolean.class)
                .single();
    }

    /** Names and bounds cannot be parameters here; both come from a month. */
    private void make(YearMonth month) {
        jdbc.sql("""
                        create table {name} (like user_actions including all);
                        alter table user_actions attach partition {name}
                        for values from ('{from}-01 00:00Z') to ('{to}-01 00:00Z')
                        """.replace("{name}", name(month))
                        .replace("{from}", month.toString())
                        .replace("{to}", month.plusMonths(1).toString()))
                .update();
    }

    private static String name(YearMonth month) {
        return "user_actions_" + SUFFIX.format(month);
    }
}
