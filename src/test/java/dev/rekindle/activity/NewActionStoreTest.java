package dev.rekindle.activity;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewActionStoreTest {

    private final IntakeSession session = new IntakeSession();
    private final NewActionStore store = new NewActionStore(session.jdbc, session.dataSource, session.clock);

    @Test
    void everyValueArrivesAsItWasRead() {
        session.inTransaction(() -> {
            session.arrive(
                    action(
                            "사용자\\t1",
                            "e1",
                            "EARN_CYBER_TOKENS",
                            "2026-11-20T15:00:00.000001Z",
                            "{\"source\": \"corporate_site\", \"earned_tokens\": 10000.0001, \"spent_tokens\": 0,"
                                    + " \"cash_amount\": 1e15, \"gems\": 0.00000001, \"xp\": 9999}"),
                    action("u2", "e2", "VISIT_CORPORATE_SITE", "1999-12-31T23:59:59-01:00", "{\"stake\": 5}"));

            assertThat(session.rows("select * from new_actions order by ordinal"))
                    .containsExactly(
                            "사용자\t1|e1|EARN_CYBER_TOKENS|2026-11-20 15:00:00.000001+00|2026-11-21|0|0|10000.0001"
                                    + "|corporate_site|t|1000000000000000|0.00000001|9999|f|f|0|" + content(0),
                            "u2|e2|VISIT_CORPORATE_SITE|2000-01-01 00:59:59+00|2000-01-01|9|null|null"
                                    + "|null|f|null|null|null|t|t|1|" + content(1));
        });
    }

    @Test
    void whatIsForgottenIsGoneAndAnotherBatchBeginsEmpty() {
        session.inTransaction(() -> {
            session.arrive(
                    action("u1", "e1", "T", "2026-11-20T15:00:00Z", "{}"),
                    action("u1", "e2", "T", "2026-11-20T15:00:00Z", "{}"));
            store.forget(List.of(0));
            assertThat(session.rows("select event_id from new_actions")).containsExactly("e2");

            session.arrive(action("u1", "e3", "T", "2026-11-20T15:00:00Z", "{}"));
            assertThat(session.rows("select event_id from new_actions")).containsExactly("e3");
        });
        session.inTransaction(store::prepare);
    }

    private String content(int ordinal) {
        return session.rows("select content from new_actions where ordinal = " + ordinal)
                .getFirst();
    }
}
