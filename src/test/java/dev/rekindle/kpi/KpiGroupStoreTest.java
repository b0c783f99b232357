package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiGroupStoreTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));
    private final KpiGroupStore store = engine.get(KpiGroupStore.class);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void daysSinceTheFirstActionAreDueTheNewestFirst() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-18T10:00:00+09:00", "{}"));

        assertThat(store.due(LocalDate.parse("2026-01-01"), TODAY, 2))
                .containsExactly(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-19"));
        assertThat(store.due(LocalDate.parse("2026-11-20"), TODAY, 9)).containsExactly(LocalDate.parse("2026-11-20"));
    }

    @Test
    void withoutActionsNothingIsDue() {
        assertThat(store.due(LocalDate.parse("2026-01-01"), TODAY, 9)).isEmpty();
    }

    @Test
    void usersStandInTheGroupTheyHadAtTheEndOfTheDay() {
        for (var i = 0; i < 5; i++) {
            engine.send(action("u1", "e" + i, "PLAY_GAME", "2026-11-05T10:00:00+09:00", "{\"spent_tokens\": 100}"));
        }
        engine.send(action("u2", "e1", "PLAY_GAME", "2026-11-15T10:00:00+09:00", "{}"));

        // Medium: an action within 10 days, 5 of them and 500 tokens within 30.
        store.count(LocalDate.parse("2026-11-15"), engine.clock.getZone());
        store.count(LocalDate.parse("2026-11-16"), engine.clock.getZone());

        assertThat(
                        engine.rows(
                                "select day, rfm_group, sum(users), policy, policy_version from kpi_groups group by 1, 2, 4, 5 order by 1, 2"))
                .containsExactly(
                        "2026-11-15|At-risk|1|rfm-cascade|1",
                        "2026-11-15|Medium|1|rfm-cascade|1",
                        "2026-11-16|At-risk|2|rfm-cascade|1");
    }

    @Test
    void regionsAndTiersAreCountedApart() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"));
        engine.jdbc
                .sql("update users set region_id = 7, total_settle_cnt = 6 where user_id = 'u1'")
                .update();

        store.count(LocalDate.parse("2026-11-20"), engine.clock.getZone());

        assertThat(engine.rows("select region_id, tier, rfm_group, users from kpi_groups order by tier"))
                .containsExactly("7|power|At-risk|1", "null|undefined|At-risk|1");
    }

    @Test
    void theDaysSinceALateActionAreForgotten() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-18T10:00:00+09:00", "{}"));
        var counting = engine.get(KpiCountingService.class);
        assertThat(counting.countDue(TODAY)).isEqualTo(3);
        assertThat(counting.countDue(TODAY)).isZero();

        engine.send(action("u2", "e1", "PLAY_GAME", "2026-11-19T10:00:00+09:00", "{}"));

        assertThat(counting.countDue(TODAY)).isEqualTo(2);
        assertThat(engine.rows("select day, sum(users) from kpi_groups group by day order by day"))
                .containsExactly("2026-11-18|1", "2026-11-19|2", "2026-11-20|2");
    }

    @Test
    void oneAtATimeMayCount() {
        assertThat(store.takeTurn()).isTrue();
    }

    @Test
    void aDayCanBeForgottenAlone() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-18T10:00:00+09:00", "{}"));
        engine.get(KpiCountingService.class).countDue(TODAY);

        store.forget(LocalDate.parse("2026-11-19"));

        assertThat(engine.rows("select day from kpi_groups order by day")).containsExactly("2026-11-18", "2026-11-20");
    }
}
