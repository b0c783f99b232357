package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestWindowTest {

    private static final List<Long> NONE = Collections.nCopies(24, 0L);

    @Test
    void theOwnHoursDecideWhenThereAreEnough() {
        var window = window(hours(20, 30, 9, 10), hours(9, 1000), null);

        assertThat(window).isEqualTo(new BestWindow(LocalTime.of(20, 0), LocalTime.of(21, 0), 40, "user", null));
    }

    @Test
    void theSegmentDecidesWhenThereIsLittle() {
        var window = window(hours(7, 3), hours(21, 600, 7, 400), null);

        assertThat(window).isEqualTo(new BestWindow(LocalTime.of(21, 0), LocalTime.of(22, 0), 3, "segment", null));
    }

    @Test
    void aLittleOwnIsAddedToTheSegment() {
        assertThat(window(hours(7, 5), hours(21, 600, 7, 400), null).from())
                .as("5 + 20 × 0.4 beats 20 × 0.6")
                .isEqualTo(LocalTime.of(7, 0));
    }

    @Test
    void theLastVisitToThePartnerCountsOnceMore() {
        var visit = Instant.parse("2026-11-20T10:30:00Z");

        assertThat(window(hours(19, 5, 22, 5), List.of(), visit).from()).isEqualTo(LocalTime.of(19, 0));
        assertThat(window(hours(19, 5, 22, 5), List.of(), null).from()).isEqualTo(LocalTime.of(22, 0));
    }

    @Test
    void theLastHourEndsAtMidnight() {
        assertThat(window(hours(23, 5), List.of(), null))
                .isEqualTo(new BestWindow(LocalTime.of(23, 0), LocalTime.MIDNIGHT, 5, "user", null));
    }

    @Test
    void withoutAnyObservationThereIsNone() {
        assertThat(BestWindow.of(List.of(), List.of(), null, clocks("Asia/Seoul")))
                .isEmpty();
        assertThat(BestWindow.of(NONE, NONE, null, clocks("Asia/Seoul"))).isEmpty();
    }

    @Test
    void whoLivesByAnotherClockIsToldByIt() {
        assertThat(BestWindow.of(hours(20, 30), List.of(), null, clocks("Europe/London")))
                .contains(new BestWindow(LocalTime.of(11, 0), LocalTime.of(12, 0), 30, "user", "Europe/London"));
        assertThat(BestWindow.of(hours(2, 30), List.of(), null, clocks("America/New_York"))
                        .orElseThrow()
                        .from())
                .as("the day before")
                .isEqualTo(LocalTime.of(12, 0));
    }

    @Test
    void hourThatLiesAcrossTwoOfHisCountsInBoth() {
        var clocks = clocks("Asia/Kolkata");

        assertThat(BestWindow.of(hours(20, 30, 21, 30), List.of(), null, clocks)
                        .orElseThrow()
                        .from())
                .as("16:30 to 18:30")
                .isEqualTo(LocalTime.of(17, 0));
    }

    @Test
    void latestVisitIsReadByHisClockToo() {
        var visit = Instant.parse("2026-11-20T10:30:00Z");

        assertThat(BestWindow.of(NONE, hours(10, 1), visit, clocks("Europe/London"))
                        .orElseThrow()
                        .from())
                .isEqualTo(LocalTime.of(10, 0));
    }

    @Test
    void whoWasNeverThereHasTheHourOfTheSegmentByHisOwnClock() {
        assertThat(BestWindow.of(List.of(), hours(21, 600, 7, 400), null, clocks("Europe/London")))
                .contains(new BestWindow(LocalTime.of(21, 0), LocalTime.of(22, 0), 0, "segment", "Europe/London"));
    }

    private static BestWindow.Clocks clocks(String own) {
        return new BestWindow.Clocks(SetClock.SEOUL, ZoneId.of(own), Instant.parse("2026-11-21T03:00:00Z"));
    }

    private static BestWindow window(List<Long> own, List<Long> segment, Instant visit) {
        return BestWindow.of(own, segment, visit, clocks("Asia/Seoul")).orElseThrow();
    }

    private static List<Long> hours(int... hoursAndCounts) {
        var hours = new ArrayList<>(NONE);
        for (var i = 0; i < hoursAndCounts.length; i += 2) {
            hours.set(hoursAndCounts[i], (long) hoursAndCounts[i + 1]);
        }
        return hours;
    }
}
