package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.kpi.Happening.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HappeningQueryTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-30");

    private final TestDatabase database = TestDatabase.fresh();
    private final HappeningQuery query = new HappeningQuery(database.jdbc());

    @Test
    void aCampaignIsMarkedOnTheDayItWasSent() {
        database.jdbc().sql("""
                        insert into campaign_logs (user_id, log_id, ab_group, is_applied, sent_at) values
                          ('u1', 'l1', 'A', 0, '2026-11-03'), ('u2', 'l2', 'B', 0, '2026-11-03'),
                          ('u2', 'l3', 'B', 0, '2026-12-01')
                        """).update();

        assertThat(query.campaigns(FIRST, LAST))
                .containsExactly(new Happening(LocalDate.parse("2026-11-03"), Kind.CAMPAIGN, null, null));
    }

    @Test
    void aPolicyIsMarkedWhenItBecameActiveButNotTheOneThatCameWithTheSystem() {
        database.jdbc().sql("""
                        update segment_activations set activated_at = '2026-11-02T00:00:00Z';
                        insert into segment_activations (policy, policy_version, activated_at, activated_by)
                        values ('cyber-token', 1, '2026-11-04T16:00:00Z', 'ana')
                        """).update();

        assertThat(query.policies(FIRST, LAST, SetClock.SEOUL))
                .containsExactly(new Happening(LocalDate.parse("2026-11-05"), Kind.POLICY, "cyber-token v1", null));
    }

    @Test
    void theLongestTimesWithoutActionsOfTheStreamAreMarked() {
        arrivals("2026-11-03T00:00:00Z", "KAFKA", 1);
        arrivals("2026-11-03T00:30:00Z", "CSV", 1);
        arrivals("2026-11-03T00:40:00Z", "REST", 0);
        arrivals("2026-11-03T02:01:00Z", "REST", 1);
        arrivals("2026-11-03T02:10:00Z", "KAFKA", 1);

        assertThat(query.gaps(
                        FIRST, LAST, SetClock.SEOUL, Instant.parse("2026-11-03T03:11:00Z"), Duration.ofHours(1), 5))
                .containsExactly(
                        new Happening(LocalDate.parse("2026-11-03"), Kind.GAP, null, Duration.ofHours(2)),
                        new Happening(LocalDate.parse("2026-11-03"), Kind.GAP, null, Duration.ofHours(1)));
        assertThat(query.lastArrival()).contains(Instant.parse("2026-11-03T02:10:00Z"));
    }

    @Test
    void whereNothingEverCameThereIsNoGap() {
        assertThat(query.gaps(FIRST, LAST, SetClock.SEOUL, Instant.EPOCH, Duration.ofHours(1), 5))
                .isEmpty();
        assertThat(query.lastArrival()).isEmpty();
    }

    private void arrivals(String minute, String door, int accepted) {
        database.jdbc()
                .sql("""
                        insert into intake_minutes (minute, door, slot, accepted, duplicate, rejected)
                        values (cast(:minute as timestamptz), :door, 0, :accepted, 0, 0)
                        """)
                .param("minute", minute)
                .param("door", door)
                .param("accepted", accepted)
                .update();
    }
}
