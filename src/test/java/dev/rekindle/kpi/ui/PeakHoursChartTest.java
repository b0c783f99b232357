package dev.rekindle.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import dev.rekindle.ComponentTest;
import dev.rekindle.SetClock;
import dev.rekindle.chart.Drawn;
import dev.rekindle.chart.HeatmapChart;
import dev.rekindle.kpi.PeakHour;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakHoursChartTest extends ComponentTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-13");
    private static final LocalDate NEXT_FRIDAY = FRIDAY.plusWeeks(1);

    /** Half past two in the afternoon of the second Friday. */
    private final SetClock clock = new SetClock("2026-11-20T05:30:00Z");

    @Test
    void hoursOfTheRunningDayThatAreStillToComeDoNotLowerTheMean() {
        var chart = PeakHoursChart.show(
                List.of(new PeakHour(DayOfWeek.FRIDAY, 14, 6), new PeakHour(DayOfWeek.FRIDAY, 15, 4)),
                FRIDAY,
                NEXT_FRIDAY,
                clock);

        assertThat(friday(chart)).containsSubsequence("3.0", "4.0");
    }

    @Test
    void hoursThatNeverWereAreEmpty() {
        var chart =
                PeakHoursChart.show(List.of(new PeakHour(DayOfWeek.FRIDAY, 14, 6)), NEXT_FRIDAY, NEXT_FRIDAY, clock);

        assertThat(friday(chart).substring(friday(chart).indexOf("6.0")))
                .contains("null")
                .doesNotContain("0.0,");
    }

    private static String friday(Component page) {
        var spec = Drawn.of(_get(page, HeatmapChart.class));
        return spec.substring(spec.indexOf("Fri"), spec.indexOf("Sat"));
    }
}
