package dev.rekindle.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code sign_in_throttles}: who failed to sign in lately, and until when they wait. */
@Repository
class SignInThrottleStore {

    private final JdbcClient jdbc;

    SignInThrottleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> lockedUntil(String subject, Instant now) {
        return jdbc.sql("select locked_until from sign_in_throttles where subject = :subject and locked_until > :now")
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(SignInThrottleStore::lockedUntil)
                .optional();
    }

    /**
     * Counts one more attempt and locks for what follows from the count: nothing for the first {@code free}, then
     * {@code first}, doubled each time, at most {@code most}. One statement, so that attempts at the same moment are
     * counted one after the other.
     */
    void count(String subject, Instant now, int free, Duration first, Duration most) {
        jdbc.sql("""
                        insert into sign_in_throttles as kept (subject, failures, failed_at, locked_until)
                        values (:subject, 1, :now, :now)
                        on conflict (subject) do update set
                          failures = kept.failures + 1,
                          failed_at = :now,
                          locked_until = case
                            when kept.failures < :free then :now
                            else :now + make_interval(
                              secs => least(:most, :first * 2.0 ^ least(kept.failures - :free, 30)))
                          end
                        """)
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("free", free)
                .param("first", (double) first.toSeconds())
                .param("most", (double) most.toSeconds())
                .update();
    }

    void forget(String subject) {
        jdbc.sql("delete from sign_in_throttles where subject = :subject")
                .param("subject", subject)
                .update();
    }

    /** Takes back one attempt that turned out to be right. */
    void uncount(String subject) {
        jdbc.sql("""
                        update sign_in_throttles
                        set failures = failures - 1, locked_until = failed_at
                        where subject = :subject and failures > 0
                        """).param("subject", subject).update();
    }

    void forgetBefore(Instant past) {
        jdbc.sql("delete from sign_in_throttles where failed_at < :past")
                .param("past", past.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Instant lockedUntil(ResultSet row, int number) throws SQLException {
        return row.getObject("locked_until", OffsetDateTime.class).toInstant();
    }
}
