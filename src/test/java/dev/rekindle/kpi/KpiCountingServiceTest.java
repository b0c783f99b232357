package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of three days that are over, counted at noon in Seoul, the last two get a late action. */
class KpiCountingServiceTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final SetClock clock = new SetClock("2026-11-21T03:00:00Z");
    private final IntakeEngine engine = KpiEngine.at(clock);
    private final KpiCountingService counting = engine.get(KpiCountingService.class);

    @BeforeEach
    void begin() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-18T10:00:00+09:00", "{}"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void lateDaysRestTwentyTimesAsLongAsTheyTook() {
        countTaking(Duration.ofMinutes(1));
        sendLate();

        clock.set("2026-11-21T03:19:59Z");
        assertThat(counting.countDue(TODAY)).isZero();
        clock.set("2026-11-21T03:20:00Z");
        assertThat(counting.countDue(TODAY)).isEqualTo(2);
    }

    @Test
    void lateDaysRestForAnHourAtMost() {
        countTaking(Duration.ofHours(3));
        sendLate();

        clock.set("2026-11-21T03:59:59Z");
        assertThat(counting.countDue(TODAY)).isZero();
        clock.set("2026-11-21T04:00:00Z");
        assertThat(counting.countDue(TODAY)).isEqualTo(2);
    }

    @Test
    void daysThatWereNeverCountedDoNotRest() {
        countTaking(Duration.ofMinutes(1));

        assertThat(counting.countDue(TODAY.plusDays(1))).isEqualTo(1);
    }

    @Test
    void theNightCountsLateDaysWithoutRest() {
        countTaking(Duration.ofMinutes(1));
        sendLate();

        assertThat(counting.passTime(TODAY)).isEqualTo(2);
    }

    /** Counts the three days in this time, by noon. */
    private void countTaking(Duration time) {
        var noon = clock.instant();
        // It looks at the clock three times: whether it may, when it begins, when it has ended.
        clock.set(noon.minus(time.multipliedBy(2)));
        clock.step(time);
        assertThat(counting.countDue(TODAY)).isEqualTo(3);
        clock.step(Duration.ZERO);
        clock.set(noon);
    }

    private void sendLate() {
        engine.send(action("u2", "e1", "PLAY_GAME", "2026-11-19T10:00:00+09:00", "{}"));
    }
}
