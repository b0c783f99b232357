package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import dev.rekindle.ingest.StreamPulse;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus.State;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:30:00Z");

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:30:00Z"));
    private final StreamService stream = mock();
    private final KpiService kpis = KpiEngine.kpis(engine, stream, engine.clock);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aRunningDayIsComparedWithTheSameHoursAWeekBefore() {
        runs(State.RUNNING, NOW);
        engine.send(
                // A week before: one until noon, one after it.
                action("u1", "e1", "PLAY_GAME", "2026-11-14T11:59:59+09:00", "{\"spent_tokens\": 10}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-14T12:00:00+09:00", "{\"spent_tokens\": 100}"),
                // Today: two until noon, one since.
                action("u1", "e2", "PLAY_GAME", "2026-11-21T08:00:00+09:00", "{\"spent_tokens\": 1}"),
                action("u3", "e1", "PLAY_GAME", "2026-11-21T11:00:00+09:00", "{\"spent_tokens\": 2}"),
                action("u4", "e1", "PLAY_GAME", "2026-11-21T12:10:00+09:00", "{\"spent_tokens\": 4}"));

        var standing = kpis.now();

        assertThat(standing.beforeHour()).isEqualTo(12);
        assertThat(standing.day().dau()).isEqualTo(3);
        assertThat(standing.changes().get(Kpi.DAU)).isEqualTo(new KpiChange(2, 1));
        assertThat(standing.changes().get(Kpi.SPENT)).isEqualTo(new KpiChange(3, 10));
        assertThat(standing.changes().get(Kpi.MAU)).isEqualTo(new KpiChange(3, 1));
    }

    @Test
    void aDayThatIsOverIsComparedAsAWhole() {
        runs(State.RUNNING, NOW);
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-13T23:00:00+09:00", "{}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-20T01:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-20T02:00:00+09:00", "{}"));

        var standing = kpis.standing(
                LocalDate.parse("2026-11-14"), LocalDate.parse("2026-11-20"), UserFilter.EVERYBODY, Comparison.WEEK);

        assertThat(standing.beforeHour()).isEqualTo(24);
        assertThat(standing.changes().get(Kpi.DAU)).isEqualTo(new KpiChange(2, 1));
    }

    @Test
    void periodsAreComparedByTheMeansOfTheirCompleteDays() {
        runs(State.RUNNING, NOW);
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-18T10:00:00+09:00", "{}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"),
                action("u3", "e1", "PLAY_GAME", "2026-11-21T10:00:00+09:00", "{}"));

        var standing = kpis.standing(
                LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-21"), UserFilter.EVERYBODY, Comparison.PERIOD);

        // 2026-11-20 alone against 2026-11-18 and 19.
        assertThat(standing.changes().get(Kpi.DAU)).isEqualTo(new KpiChange(2, 0.5));
    }

    @Test
    void aDayIsCompleteWhenItIsOverAndAllThatWasSentOfItIsRecorded() {
        runs(State.RUNNING, Instant.parse("2026-11-19T15:00:00Z"));

        assertThat(kpis.kpis(LocalDate.parse("2026-11-19"), LocalDate.parse("2026-11-21"), UserFilter.EVERYBODY)
                        .days())
                .extracting(KpiDay::complete)
                .containsExactly(true, false, false);
    }

    @Test
    void figuresAreOldWhenNothingHasComeForTooLong() {
        runs(State.RUNNING, NOW);
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-21T12:00:00+09:00", "{}"));
        assertThat(kpis.now().stillSince()).isNull();

        engine.clock.set("2026-11-21T03:45:00Z");
        assertThat(kpis.now().stillSince()).isEqualTo(NOW);
    }

    @Test
    void figuresAreOldWhenTheStreamWaits() {
        runs(State.WAITING_FOR_BROKER, NOW);

        assertThat(kpis.now().stillSince()).isEqualTo(NOW);
    }

    private void runs(State state, Instant completeUntil) {
        when(stream.pulse()).thenReturn(new StreamPulse(state, NOW, completeUntil));
    }
}
