package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    @ParameterizedTest
    @CsvSource({
        // now                     zone               due
        "2026-11-21T11:59:59Z,                  , 2026-11-21T11:59:59Z", // 20:59:59 in Seoul
        "2026-11-21T12:00:00Z,                  , 2026-11-21T23:00:00Z", // 21:00
        "2026-11-21T15:30:00Z,                  , 2026-11-21T23:00:00Z", // half past midnight
        "2026-11-21T22:59:59Z,                  , 2026-11-21T23:00:00Z", // 07:59:59
        "2026-11-21T23:00:00Z,                  , 2026-11-21T23:00:00Z", // 08:00
        "2026-11-21T12:00:00Z, America/New_York , 2026-11-21T13:00:00Z", // 07:00 there
        "2026-11-21T12:00:00Z, Nowhere/At_All   , 2026-11-21T23:00:00Z", // unknown: the usual zone
        // 2027-03-14: clocks go from 02:00 to 03:00 in New York, so 8 o'clock is an hour earlier in UTC.
        "2027-03-14T05:00:00Z, America/New_York , 2027-03-14T12:00:00Z",
    })
    void whatIsQuietWaitsForTheMorningOfTheUser(Instant now, @Nullable String zone, Instant due) {
        assertThat(USUAL.dueAt(now, zone, SEOUL)).isEqualTo(due);
    }

    @Test
    void quietHoursWithinADayEndOnThatDay() {
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));

        assertThat(noon.dueAt(Instant.parse("2026-11-21T03:30:00Z"), null, SEOUL))
                .isEqualTo("2026-11-21T04:00:00Z");
        assertThat(noon.dueAt(Instant.parse("2026-11-21T05:00:00Z"), null, SEOUL))
                .isEqualTo("2026-11-21T05:00:00Z");
    }
}
