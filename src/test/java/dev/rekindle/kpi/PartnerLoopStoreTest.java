package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartnerLoopStoreTest {

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));
    private final KpiCountingService counting = engine.get(KpiCountingService.class);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void eachStepIsTheFirstOneAfterTheStepBefore() {
        engine.send(
                // Spent before the visit: no step of the loop.
                spend("u1", "e0", "2026-11-20T09:00:00+09:00", 1),
                visit("u1", "e1", "2026-11-20T10:00:00+09:00"),
                earn("u1", "e2", "2026-11-20T10:05:00+09:00", 10),
                spend("u1", "e3", "2026-11-20T11:05:00+09:00", 1),
                visit("u1", "e4", "2026-11-21T11:05:00+09:00"),
                visit("u2", "e1", "2026-11-20T23:59:00+09:00"),
                // Never visited: not in the loop.
                earn("u3", "e1", "2026-11-20T10:00:00+09:00", 5));

        assertThat(counting.countSlices()).isTrue();

        assertThat(engine.rows("select day, step, minutes, users from partner_loop_steps order by day, minutes, step"))
                .containsExactly(
                        "2026-11-20|VISITED|0|2",
                        "2026-11-20|EARNED|5|1",
                        "2026-11-20|SPENT|60|1",
                        "2026-11-20|VISITED_AGAIN|1440|1");
    }

    @Test
    void whatWasEarnedFirstIsSpentFirst() {
        engine.send(
                earn("u1", "e1", "2026-11-18T10:00:00+09:00", 10),
                action("u1", "e2", "EARN_CYBER_TOKENS", "2026-11-19T10:00:00+09:00", "{\"earned_tokens\": 20}"),
                earn("u1", "e3", "2026-11-20T10:00:00+09:00", 30),
                spend("u1", "e4", "2026-11-21T09:00:00+09:00", 35),
                earn("u2", "e1", "2026-11-20T10:00:00+09:00", 7));

        counting.countSlices();

        // 35 = the 10 of the partner, the 20 of the app, and 5 of the partner's later 30.
        assertThat(engine.rows(
                        "select day, trim_scale(earned), trim_scale(spent) from partner_token_days order by day"))
                .containsExactly("2026-11-18|10|10", "2026-11-20|37|5");
    }

    private static String visit(String user, String event, String at) {
        return action(user, event, "VISIT_CORPORATE_SITE", at, "{\"source\": \"corporate_site\"}");
    }

    private static String earn(String user, String event, String at, int tokens) {
        return action(
                user,
                event,
                "EARN_CYBER_TOKENS",
                at,
                "{\"earned_tokens\": %d, \"source\": \"corporate_site\"}".formatted(tokens));
    }

    private static String spend(String user, String event, String at, int tokens) {
        return action(user, event, "SPEND_CYBER_TOKENS", at, "{\"spent_tokens\": %d}".formatted(tokens));
    }
}
