package dev.rekindle.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.ingest.DeadLetterService;
import dev.rekindle.ingest.StreamPulse;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus;
import dev.rekindle.kpi.AlertMessageService;
import dev.rekindle.outbox.OutboxService;
import dev.rekindle.outbox.OutboxStatus;
import dev.rekindle.redis.RedisMirror;
import dev.rekindle.redis.RedisMirrorService;
import dev.rekindle.refresh.Check.State;
import dev.rekindle.ui.Translations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Noon of 2026-11-21 in Seoul. */
class CheckServiceTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final SetClock clock = new SetClock("2026-11-21T03:00:00Z");
    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final JobRunStore jobs = new JobRunStore(jdbc);
    private final StreamService stream = mock();
    private final DeadLetterService deadLetters = mock();
    private final OutboxService outbox = mock();
    private final RedisMirrorService redis = mock();
    private final AlertMessageService messages = mock();
    private final CheckService service = new CheckService(
            new CheckQuery(jdbc), jobs, stream, deadLetters, outbox, redis, messages, new Translations(), clock);

    @BeforeEach
    void allIsWell() {
        when(stream.pulse()).thenReturn(new StreamPulse(StreamStatus.State.RUNNING, NOON, NOON));
        when(deadLetters.counts()).thenReturn(List.of());
        when(outbox.status()).thenReturn(new OutboxStatus(0, null, null));
        when(redis.status()).thenReturn(Optional.empty());
        when(messages.isMailConfigured()).thenReturn(true);
        List.of(Jobs.CATCH_UP, Jobs.ALERTS, Jobs.ALERT_MESSAGES, Jobs.OVERVIEW_MAILS)
                .forEach(job -> jobs.good(job, NOON, 0.1));
    }

    @Test
    void whenNobodyLooksForSignsOfHarmThatIsLate() {
        jdbc.sql(
                        "insert into harm_checks (user_id, since, asked_at) values ('u1', '2026-11-21T02:54:00Z', '2026-11-21T02:54:00Z')")
                .update();

        assertThat(check("harm-watch").state()).isEqualTo(State.LATE);
        assertThat(check("harm-watch").since()).isEqualTo(Instant.parse("2026-11-21T02:54:00Z"));
        assertThat(check("harm-watch").whatToDo()).contains("cool off");
    }

    @Test
    void ofANewSystemWhatIsNotThereYetIsNotBad() {
        assertThat(service.checks()).noneMatch(Check::isBad);
        assertThat(check("night").state()).isEqualTo(State.NOT_YET);
        assertThat(check("imports").state()).isEqualTo(State.NOT_YET);
        assertThat(check("redis").state()).isEqualTo(State.OFF);
    }

    @Test
    void aStreamThatWaitsSaysSinceWhenAndWhatToDo() {
        when(stream.pulse())
                .thenReturn(new StreamPulse(
                        StreamStatus.State.WAITING_FOR_BROKER, NOON.minusSeconds(60), NOON.minusSeconds(90)));

        assertThat(check("stream").state()).isEqualTo(State.FAILING);
        assertThat(check("stream").since()).isEqualTo(NOON.minusSeconds(60));
        assertThat(check("stream").lastGoodAt()).isEqualTo(NOON.minusSeconds(90));
        assertThat(check("stream").detail()).isEqualTo("waiting for the broker");
        assertThat(check("stream").whatToDo()).contains("start Kafka");
    }

    @Test
    void messageThatWaitsForTheMorningIsNotLateBeforeIt() {
        jdbc.sql("""
                insert into notifications (user_id, notification_type, cause, message, state, created_at, due_at)
                values ('u1', 'NEW_TOKEN_ARRIVAL', 'e1', 'Tokens', 'WAITING', '2026-11-21T02:00:00Z', '2026-11-21T04:00:00Z')
                """).update();

        assertThat(check("notifications").lastGoodAt()).isEqualTo(NOON);

        clock.set("2026-11-21T05:00:00Z");

        assertThat(check("notifications").state()).isEqualTo(State.LATE);
        assertThat(check("notifications").lastGoodAt()).isEqualTo(Instant.parse("2026-11-21T04:00:00Z"));
    }

    @Test
    void aStreamThatIsBehindIsLate() {
        when(stream.pulse()).thenReturn(new StreamPulse(StreamStatus.State.RUNNING, NOON, NOON.minusSeconds(301)));

        assertThat(check("stream").state()).isEqualTo(State.LATE);
    }

    @Test
    void aJobThatHasNotRunForFiveMinutesIsLate() {
        jobs.good(Jobs.ALERTS, NOON.minusSeconds(300), 0.1);
        assertThat(check(Jobs.ALERTS).state()).isEqualTo(State.GOOD);

        jobs.good(Jobs.ALERTS, NOON.minusSeconds(301), 0.1);
        assertThat(check(Jobs.ALERTS).state()).isEqualTo(State.LATE);
    }

    @Test
    void aJobThatFailsSaysWhy() {
        jobs.failed(Jobs.CATCH_UP, NOON.minusSeconds(10), 0.1, "no table");

        assertThat(check(Jobs.CATCH_UP).state()).isEqualTo(State.FAILING);
        assertThat(check(Jobs.CATCH_UP).detail()).isEqualTo("no table");
        assertThat(check(Jobs.CATCH_UP).lastGoodAt()).isEqualTo(NOON);
    }

    @Test
    void withoutAMailServerMailsAreOffAndSayWhatToSet() {
        when(messages.isMailConfigured()).thenReturn(false);

        assertThat(check(Jobs.OVERVIEW_MAILS).state()).isEqualTo(State.OFF);
        assertThat(check(Jobs.OVERVIEW_MAILS).whatToDo()).contains("spring.mail.host");
    }

    @Test
    void newsThatWaitsForTheBrokerIsFailing() {
        when(outbox.status()).thenReturn(new OutboxStatus(7, NOON.minusSeconds(20), "no broker"));

        assertThat(check("outbox").state()).isEqualTo(State.FAILING);
        assertThat(check("outbox").since()).isEqualTo(NOON.minusSeconds(20));
    }

    @Test
    void aMirrorThatIsBehindIsLate() {
        when(redis.status())
                .thenReturn(Optional.of(new RedisMirror("host", 3, NOON.minusSeconds(400), null, null, false)));

        assertThat(check("redis").state()).isEqualTo(State.LATE);
    }

    @Test
    void aNightThatWasMissedIsLateFromFourOnTheNextDay() {
        night("2026-11-20", "DONE");
        assertThat(check("night").state()).isEqualTo(State.LATE);
        assertThat(check("night").since()).isEqualTo("2026-11-20T19:00:00Z");

        clock.set("2026-11-20T18:59:00Z");
        assertThat(check("night").state()).isEqualTo(State.GOOD);
    }

    @Test
    void aStepThatFailedIsNamed() {
        night("2026-11-21", "FAILED");

        assertThat(check("night").detail()).isEqualTo("metrics");
        assertThat(check("night.metrics").state()).isEqualTo(State.FAILING);
        assertThat(check("night.metrics").detail()).isEqualTo("why");
        assertThat(check("night.metrics").whatToDo()).isNotEmpty();
    }

    private void night(String day, String state) {
        jdbc.sql("""
                        insert into refresh_runs (run_id, as_of, state, started_at, finished_at, started_by)
                        values (
                          '00000000-0000-0000-0000-000000000001', :day::date, :state, '2026-11-20T18:00:00Z',
                          '2026-11-20T18:01:00Z', 'server')
                        """).param("day", day).param("state", state).update();
        jdbc.sql("""
                        insert into refresh_steps (run_id, position, step, state, started_at, finished_at, failure)
                        values (
                          '00000000-0000-0000-0000-000000000001', 0, 'metrics', :state, '2026-11-20T18:00:00Z',
                          '2026-11-20T18:01:00Z', case when :state = 'FAILED' then 'why' end)
                        """).param("state", state).update();
    }

    private Check check(String job) {
        return service.checks().stream()
                .filter(check -> check.job().equals(job))
                .findFirst()
                .orElseThrow();
    }
}
