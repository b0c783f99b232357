package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.activity.Action;
import dev.rekindle.activity.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 20,000 actions, many of them on the edges of days, weeks and months, arriving in any order, some of them after the
 * past was counted: every number is the plain one.
 */
class CohortOracleTest {

    private static final int ACTIONS = 12_000;
    private static final int LATE = 8_000;
    private static final int BATCH = 400;

    private final List<Action> sent = new ArrayList<>();
    private final Random random = new Random(20_000);

    @ParameterizedTest
    @CsvSource({
        "Asia/Seoul, 2026-11-20T18:30:00Z", // 03:30 on Saturday the 21st there, still Friday the 20th in UTC
        "America/New_York, 2026-11-02T04:30:00Z", // 23:30 on the day of 25 hours
        "Pacific/Auckland, 2026-11-30T12:00:00Z", // 01:00 on the first of a month
    })
    void everyNumberIsThePlainOne(ZoneId zone, String now) {
        try (var cohorts = new Cohorts(now, zone)) {
            fill(cohorts, zone, Instant.parse(now), ACTIONS);
            var today = Instant.parse(now).atZone(zone).toLocalDate();
            compare(cohorts, zone, null, today);
            compare(cohorts, zone, today, today);
            compare(cohorts, zone, today.minusDays(17), today);
            compare(cohorts, zone, today.minusDays(100).withDayOfMonth(1), today);
            var counting = cohorts.get(ActivityCountingService.class);
            assertThat(counting.countDue()).isTrue();
            compare(cohorts, zone, null, today);
            compare(cohorts, zone, today, today);
            fill(cohorts, zone, Instant.parse(now), LATE);
            assertThat(counting.isCounted(CohortFilter.NONE)).isTrue();
            compare(cohorts, zone, null, today);
            compare(cohorts, zone, today, today);
            compare(cohorts, zone, today.minusDays(17), today);
            compare(cohorts, zone, today.minusDays(100).withDayOfMonth(1), today);
            assertThat(cohorts.activity.recompute()).isEmpty();
        }
    }

    private void compare(Cohorts cohorts, ZoneId zone, LocalDate asOf, LocalDate today) {
        var before = asOf == null ? today.plusDays(1) : asOf;
        var over = before.isAfter(today) ? today : before;
        var plain = new PlainCohorts(sent, zone, before, over);
        var service = cohorts.service;
        for (var period : CohortPeriod.values()) {
            for (var mode : RetentionMode.values()) {
                var question = new CohortQuestion(period, mode, asOf, null, null, CohortFilter.NONE);
                assertThat(Cohorts.lines(service.triangle(question))).isEqualTo(plain.lines(period, mode));
                // Everybody begins with the same type, so this filter lets all through: counted from the marks, or from
                // what was counted of them and of what came late.
                var filtered = new CohortQuestion(
                        period, mode, asOf, null, null, new CohortFilter(null, null, "PLAY_GAME", null, null));
                assertThat(service.triangle(filtered)).isEqualTo(service.triangle(question));
                assertThat(service.retention(filtered, List.of(0, 1, 7, 30)))
                        .isEqualTo(service.retention(question, List.of(0, 1, 7, 30)));
                for (var day :
                        service.retention(question, List.of(0, 1, 7, 14, 30)).days()) {
                    assertThat(new long[] {day.eligible(), day.retained()}).isEqualTo(plain.retention(day.day(), mode));
                }
            }
        }
        compareOverTime(cohorts, zone, asOf, today);
    }

    /** From the marks, or from what was counted of them. */
    private void compareOverTime(Cohorts cohorts, ZoneId zone, LocalDate asOf, LocalDate today) {
        var before = asOf == null ? today.plusDays(1) : asOf;
        var plain = new PlainCohorts(sent, zone, before, before.isAfter(today) ? today : before);
        var service = cohorts.service;
        for (var period : CohortPeriod.values()) {
            var question = new CohortQuestion(period, RetentionMode.ON, asOf, null, null, CohortFilter.NONE);
            assertThat(service.lifecycle(question, 9).periods()).hasSize(9).allSatisfy(count -> assertThat(count)
                    .isEqualTo(plain.lifecycle(period, count.start())));
            assertThat(service.churn(question, 5)).isNotEmpty().allSatisfy(rate -> assertThat(rate)
                    .isEqualTo(plain.churn(rate.asOf())));
        }
    }

    private void fill(Cohorts cohorts, ZoneId zone, Instant now, int actions) {
        var batch = new ArrayList<Arrival>();
        for (var i = 0; i < actions; i++) {
            var action = (Action) cohorts.action(
                    "u" + (int) (600 * Math.pow(random.nextDouble(), 2)),
                    "PLAY_GAME",
                    time(random, zone, now).atOffset(ZoneOffset.UTC).toString());
            sent.add(action);
            batch.add(action);
            if (batch.size() == BATCH) {
                cohorts.send(batch);
                batch.clear();
            }
        }
    }

    /** Anywhere in 400 days or in the last 40; every third one within a second of a midnight of the zone. */
    private static Instant time(Random random, ZoneId zone, Instant now) {
        var days = random.nextInt(random.nextBoolean() ? 400 : 40);
        var time = now.minus(Duration.ofSeconds((long) (days * 86_400.0 * random.nextDouble())));
        if (random.nextInt(3) > 0) {
            return time;
        }
        var midnight = time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return midnight.plusMillis(random.nextInt(3) * 1_000L - 1_000);
    }
}
