package dev.rekindle.activity;

import java.sql.SQLException;
import java.time.Duration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who may write what is kept of users, until the current transaction ends. A batch writes its users in their order, so
 * batches share the gate and don't deadlock; who writes many batches in one transaction meets the same users again in
 * any order and has the gate alone.
 */
@Repository
class IntakeGateStore {

    /** "inta": the lock that is the gate. */
    private static final long GATE_LOCK = 0x696e7461;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;

    IntakeGateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes a share.
     *
     * @param patience how long to wait while somebody has it alone; zero: as long as it takes
     * @throws IntakeIsHeld when that was not long enough; the transaction can then only be undone
     */
    void share(Duration patience) {
        try {
            jdbc.sql("""
                            select set_config('lock_timeout', :patience, true),
                              pg_advisory_xact_lock_shared(:lock),
                              set_config('lock_timeout', '0', true)
                            """)
                    .param("patience", patience.toMillis() + "ms")
                    .param("lock", GATE_LOCK)
                    .query()
                    .singleRow();
        } catch (DataAccessException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException refused
                    && LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
                throw new IntakeIsHeld(e);
            }
            throw e;
        }
    }

    /** Waits until nobody has a share, and lets nobody take one. */
    void takeAlone() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", GATE_LOCK)
                .query()
                .singleRow();
    }
}
