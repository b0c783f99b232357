package dev.rekindle.activity;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionStoreTest {

    private final IntakeSession session = new IntakeSession();
    private final ActionStore store = new ActionStore(session.jdbc, session.dataSource);

    @BeforeEach
    void november() {
        session.inTransaction(() ->
                new ActionPartitionStore(session.jdbc).make(List.of(YearMonth.of(2026, 11), YearMonth.of(2026, 10))));
    }

    @Test
    void anIdentityIsTakenOnceWhateverTheMonth() {
        session.inTransaction(() -> {
            session.arrive(action("u1", "e1", "T", "2026-11-20T15:00:00Z", "{}"));
            assertThat(store.takeIdentities()).isEmpty();
        });
        session.inTransaction(() -> {
            session.arrive(
                    action("u1", "e0", "T", "2026-11-20T15:00:00Z", "{}"),
                    action("u1", "e1", "T", "2026-10-20T15:00:00Z", "{\"other\": true}"),
                    action("u2", "e1", "T", "2026-11-20T15:00:00Z", "{}"));
            assertThat(store.takeIdentities()).containsExactly(1);
            assertThat(store.recordedContents(List.of(1)))
                    .isEqualTo(Map.of(
                            1,
                            session.read(action("u1", "e1", "T", "2026-11-20T15:00:00Z", "{}"))
                                    .getFirst()
                                    .content()));
        });
    }

    @Test
    void visitsAndRewardsOfThePartnerStandInTablesOfTheirOwn() {
        session.inTransaction(() -> {
            var actions = session.arrive(
                    action("u1", "e1", "VISIT_CORPORATE_SITE", "2026-11-20T15:00:00Z", "{}"),
                    action("u1", "e2", "VISIT_SITE", "2026-11-20T15:00:01Z", "{\"source\": \"corporate_site\"}"),
                    action("u1", "e3", "VISIT_SITE", "2026-11-20T15:00:02Z", "{\"source\": \"elsewhere\"}"),
                    action(
                            "u1",
                            "e4",
                            "COMPLETE_CORPORATE_QUIZ",
                            "2026-11-20T15:00:03Z",
                            "{\"source\": \"corporate_site\", \"dwell_seconds\": 90, \"done\": [\"quiz\"]}"),
                    action(
                            "u2",
                            "e5",
                            "EARN_CYBER_TOKENS",
                            "2026-11-20T15:00:04Z",
                            "{\"source\": \"corporate_site\", \"earned_tokens\": 500}"),
                    action("u2", "e6", "EARN_CYBER_TOKENS", "2026-11-20T15:00:05Z", "{\"earned_tokens\": 700}"));
            store.record(actions);
            store.recordVisits();
            store.recordRewards();

            assertThat(session.rows("select count(*) from user_actions")).containsExactly("6");
            assertThat(session.rows("select * from user_actions where event_id = 'e4'"))
                    .containsExactly("u1|e4|COMPLETE_CORPORATE_QUIZ|2026-11-20 15:00:03+00|"
                            + "{\"done\": [\"quiz\"], \"source\": \"corporate_site\", \"dwell_seconds\": 90}");
            assertThat(session.rows("select user_id, id, source, visit_timestamp from site_visits order by id"))
                    .containsExactly(
                            "u1|e1|corporate_site|2026-11-20 15:00:00+00",
                            "u1|e2|corporate_site|2026-11-20 15:00:01+00",
                            "u1|e4|corporate_site|2026-11-20 15:00:03+00");
            assertThat(session.rows("select * from site_rewards"))
                    .containsExactly("u2|e5|CYBER_TOKEN|500|2026-11-20 15:00:04+00");
        });
    }
}
