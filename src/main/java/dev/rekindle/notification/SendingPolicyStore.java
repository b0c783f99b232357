package dev.rekindle.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code sending_policies}: versions are added, never changed. */
@Repository
public class SendingPolicyStore {

    /** In {@code data_versions}, for what is computed with the policy. */
    public static final String TABLE = "sending_policies";

    private final JdbcClient jdbc;

    /** Reads and writes the policies of this database. */
    public SendingPolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest version. */
    public SendingPolicy current() {
        return jdbc.sql("""
                        select version, quiet_from, quiet_until, per_day, per_seven_days
                        from sending_policies
                        order by version desc
                        limit 1
                        """)
                .query((row, number) -> new SendingPolicy(
                        row.getInt("version"),
                        new SendingRules(
                                row.getObject("quiet_from", LocalTime.class),
                                row.getObject("quiet_until", LocalTime.class),
                                row.getInt("per_day"),
                                row.getInt("per_seven_days"))))
                .single();
    }

    /** Adds these as the next version; of two at once the later one fails, so the caller lets nobody else do it. */
    void add(SendingRules rules, String by, Instant at) {
        jdbc.sql("""
                        insert into sending_policies (
                          version, quiet_from, quiet_until, per_day, per_seven_days, saved_by, saved_at)
                        select max(version) + 1, :quietFrom, :quietUntil, :perDay, :perSevenDays, :by, :at
                        from sending_policies
                        """)
                .param("quietFrom", rules.quietFrom())
                .param("quietUntil", rules.quietUntil())
                .param("perDay", rules.perDay())
                .param("perSevenDays", rules.perSevenDays())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
