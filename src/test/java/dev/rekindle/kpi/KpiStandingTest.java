package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KpiStandingTest {

    @Test
    void aSecondLaterWithTheSameFiguresThereIsNothingToTell() {
        var first = standing(5, "2026-11-21T03:00:10Z");

        assertThat(standing(5, "2026-11-21T03:00:11Z").saysTheSameAs(first)).isTrue();
        assertThat(standing(6, "2026-11-21T03:00:11Z").saysTheSameAs(first)).isFalse();
        assertThat(standing(5, "2026-11-21T03:01:10Z").saysTheSameAs(first)).isFalse();
    }

    @Test
    void whatComesByOtherDoorsWhileTheStreamStandsStillIsTold() {
        assertThat(still("2026-11-21T03:00:00Z", "2026-11-21T03:01:00Z").goesOnWithoutTheStream())
                .isTrue();
        assertThat(still("2026-11-21T03:00:00Z", "2026-11-21T03:00:00Z").goesOnWithoutTheStream())
                .isFalse();
        assertThat(standing(5, "2026-11-21T03:00:10Z").goesOnWithoutTheStream()).isFalse();
    }

    private static KpiStanding still(String since, String lastArrival) {
        var standing = standing(5, "2026-11-21T03:02:00Z");
        return new KpiStanding(
                standing.day(),
                standing.recent(),
                standing.changes(),
                standing.comparison(),
                standing.beforeHour(),
                standing.comparedWith(),
                standing.at(),
                Instant.parse(lastArrival),
                Instant.parse(since));
    }

    private static KpiStanding standing(long dau, String at) {
        var day = LocalDate.of(2026, 11, 21);
        var figures = new KpiDay(
                day, dau, null, null, null, null, null, null, null, null, null, null, null, null, null, false, null);
        return new KpiStanding(
                figures,
                List.of(figures),
                Map.of(),
                Comparison.WEEK,
                11,
                day.minusDays(7),
                Instant.parse(at),
                null,
                null);
    }
}
