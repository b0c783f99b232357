package dev.rekindle.metrics;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.activity.IntakeSession;
import org.junit.jupiter.api.Test;

class UserDayStoreTest {

    private final IntakeSession session = new IntakeSession();
    private final UserDayStore store = new UserDayStore(session.jdbc);

    @Test
    void midnightInTheZoneDividesDaysAndOnlyNewDaysAreToldSo() {
        session.jdbc
                .sql("insert into user_days values ('u1', '2026-11-21', 1, 1, 1, 1, 1, 1, 1, 9)")
                .update();
        session.inTransaction(() -> {
            new TouchedUserStore(session.jdbc).prepare();
            session.arrive(
                    action("u1", "e1", "SPEND_CYBER_TOKENS", "2026-11-20T14:59:59.999Z", "{\"spent_tokens\": 3}"),
                    action("u1", "e2", "SPEND_CYBER_TOKENS", "2026-11-20T15:00:00Z", "{\"spent_tokens\": 4}"),
                    action(
                            "u1",
                            "e3",
                            "EARN_CYBER_TOKENS",
                            "2026-11-20T15:00:00Z",
                            "{\"earned_tokens\": 5, \"source\": \"corporate_site\", \"dwell_seconds\": 1}"),
                    action("u1", "e4", "EARN_CYBER_TOKENS", "2026-11-20T15:00:00Z", "{\"earned_tokens\": 6}"),
                    action("u1", "e5", "PURCHASE", "2026-11-20T15:00:00Z", "{\"cash_amount\": 7.5}"));
            var sums = new DaySumStore(session.jdbc);
            sums.prepare();
            sums.addUp();
            store.add();

            assertThat(session.rows("select * from user_days order by day"))
                    .containsExactly("u1|2026-11-20|1|3|0|0|0|0|0|23|null", "u1|2026-11-21|5|5|6|7|8.5|2|2|0|0");
            assertThat(session.rows("select * from new_days")).containsExactly("u1|2026-11-20");
            assertThat(session.rows("select * from changed_days order by day"))
                    .containsExactly("u1|2026-11-20|null|23|null|null", "u1|2026-11-21|9|0|null|0");
        });
    }
}
