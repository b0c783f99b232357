package dev.rekindle.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionLogQueryTest {

    private final IntakeSession session = new IntakeSession();
    private final ActionLogQuery query = new ActionLogQuery(session.jdbc);

    @Test
    void actionsAreCountedByTheirUsers() {
        try (var engine = new IntakeEngine()) {
            assertThat(new ActionLogQuery(engine.jdbc).actions()).isZero();
            engine.send(
                    IntakeEngine.action("u1", "e1", "PLAY_GAME", "2026-11-20T03:00:00Z", "{}"),
                    IntakeEngine.action("u1", "e2", "PLAY_GAME", "2026-11-20T04:00:00Z", "{}"),
                    IntakeEngine.action("u2", "e1", "PLAY_GAME", "2026-11-20T03:00:00Z", "{}"));

            assertThat(new ActionLogQuery(engine.jdbc).actions()).isEqualTo(3);
        }
    }

    @Test
    void theLatestTimeCountsInWhateverMonth() {
        assertThat(query.lastActionAt()).isEmpty();
        session.inTransaction(() -> new ActionPartitionStore(session.jdbc)
                .make(List.of(YearMonth.of(2026, 9), YearMonth.of(2026, 10), YearMonth.of(2026, 11))));
        session.jdbc.sql("""
                        insert into user_actions values
                          ('u1', 'e1', 'T', '2026-10-05 00:00Z', '{}'),
                          ('u2', 'e1', 'T', '2026-10-06 00:00Z', '{}'),
                          ('u3', 'e1', 'T', '2026-09-30 00:00Z', '{}')
                        """).update();

        assertThat(query.lastActionAt()).contains(Instant.parse("2026-10-06T00:00:00Z"));
    }
}
