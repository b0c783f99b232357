package dev.rekindle.metrics;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.activity.IntakeSession;
import org.junit.jupiter.api.Test;

class DaySumStoreTest {

    private final IntakeSession session = new IntakeSession();
    private final DaySumStore store = new DaySumStore(session.jdbc);

    @Test
    void actionsOfAUserAndDayAddUpAndWhatNobodyNamesIsAbsent() {
        session.inTransaction(() -> {
            session.arrive(
                    action(
                            "u1",
                            "e1",
                            "SPEND_CYBER_TOKENS",
                            "2026-11-20T03:00:00Z",
                            "{\"spent_tokens\": 3, \"xp\": 0.5}"),
                    action("u1", "e2", "SPEND_CYBER_TOKENS", "2026-11-20T04:00:00Z", "{\"spent_tokens\": 4}"),
                    action("u1", "e3", "EARN_GEMS", "2026-11-20T15:00:00Z", "{\"gems\": 7}"),
                    action("u2", "e1", "CLAIM_REWARD", "2026-11-20T03:00:00Z", "{\"gems\": 2}"));
            store.prepare();
            store.addUp();

            assertThat(session.rows("""
                            select user_id, day, actions, tokens_spent, gems_earned, gems_claimed, xp, first_hour
                            from day_sums
                            """))
                    .containsExactly(
                            "u1|2026-11-20|2|7|null|null|0.5|12",
                            "u1|2026-11-21|1|null|7|null|null|0",
                            "u2|2026-11-20|1|null|null|2|null|12");
        });
    }

    @Test
    void anotherBatchOfTheSameTransactionBeginsEmpty() {
        session.inTransaction(() -> {
            session.arrive(action("u1", "e1", "T", "2026-11-20T03:00:00Z", "{}"));
            store.prepare();
            store.addUp();
            store.prepare();

            assertThat(session.rows("select * from day_sums")).isEmpty();
        });
    }
}
