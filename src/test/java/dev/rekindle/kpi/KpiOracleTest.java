package dev.rekindle.kpi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.Action;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.IntakeEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However 20,000 actions arrive (late, twice, out of order, months at once, on both sides of every midnight and of
 * every change of the clocks), the key figures of each day are what all of them say together.
 */
class KpiOracleTest {

    private static final int ACTIONS = 20_000;
    private static final int USERS = 400;
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2025-10-01");
    private static final LocalDate LAST = LocalDate.parse("2027-02-01");
    private static final List<String> METADATA = List.of(
            "{}",
            "{\"spent_tokens\": 12.5}",
            "{\"earned_tokens\": 500, \"source\": \"corporate_site\"}",
            "{\"earned_tokens\": 0.25, \"source\": \"app\"}",
            "{\"cash_amount\": 9900}",
            "{\"cash_amount\": 0}");

    private final List<Action> sent = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Seoul", "America/New_York", "Europe/Berlin"})
    void eachDayIsWhatAllActionsSayTogether(String zone) {
        var clock = new SetClock("2026-01-10T00:00:00Z", ZoneId.of(zone));
        try (var engine = KpiEngine.at(clock)) {
            var random = new Random(zone.hashCode());
            while (sent.size() < ACTIONS) {
                // 300 days go by: both changes of the clocks lie in them.
                clock.set(START.plus(Duration.ofMinutes(300L * 24 * 60 * sent.size() / ACTIONS)));
                engine.send(batch(engine, random));
            }
            var plain = new PlainKpis(sent, clock.getZone());
            var days = engine.get(KpiDayQuery.class).days(FIRST, LAST, 24, UserFilter.EVERYBODY, LocalDate.now(clock));

            assertThat(days.stream().map(PlainKpis::line))
                    .containsExactlyElementsOf(
                            days.stream().map(day -> plain.line(day.day())).toList());
            assertThat(counted(engine))
                    .isEqualTo(days.stream().map(PlainKpis::line).toList());
            assertThat(engine.get(KpiCountingService.class).recompute()).isEmpty();
            assertThat(days).anyMatch(day -> day.churned() > 0 && day.resurrectedUsers() > 0 && day.payers() > 0);
        }
    }

    /** Of a filter that everybody belongs to, counted by slices instead of read from what is kept. */
    private static List<String> counted(IntakeEngine engine) {
        engine.get(KpiCountingService.class).countSlices();
        var everybody = new UserFilter(Set.of(), Set.of(), Set.of("undefined"));
        return engine.get(KpiDayQuery.class).days(FIRST, LAST, 24, everybody, LocalDate.now(engine.clock)).stream()
                .map(PlainKpis::line)
                .toList();
    }

    private List<Arrival> batch(IntakeEngine engine, Random random) {
        var batch = new ArrayList<Arrival>();
        var size = 1 + random.nextInt(random.nextBoolean() ? 20 : 400);
        for (var i = 0; i < size && sent.size() < ACTIONS; i++) {
            if (!sent.isEmpty() && random.nextInt(20) == 0) {
                batch.add(sent.get(random.nextInt(sent.size())));
            }
            batch.add(fresh(engine, random));
        }
        Collections.shuffle(batch, random);
        return batch;
    }

    private Arrival fresh(IntakeEngine engine, Random random) {
        var now = engine.clock.instant();
        var time =
                switch (random.nextInt(8)) {
                    case 0 -> now.minus(Duration.ofMinutes(random.nextInt(70 * 24 * 60)));
                    case 1 -> now.minus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
                    case 2 -> now.plus(Duration.ofMinutes(random.nextInt(60)));
                    case 3 -> midnight(engine, now, random).minusMillis(1);
                    case 4 -> midnight(engine, now, random);
                    case 5 -> now.minus(Duration.ofDays(new int[] {1, 6, 7, 29, 30, 31, 60, 61}[random.nextInt(8)]));
                    default -> now.minus(Duration.ofMinutes(random.nextInt(60)));
                };
        // Few are here often, most come now and then and stay away for weeks.
        var user = (int) (USERS * Math.pow(random.nextDouble(), 3));
        var text = IntakeEngine.action(
                "u" + user,
                "e" + sent.size(),
                "PLAY_GAME",
                time.toString(),
                METADATA.get(random.nextInt(METADATA.size())));
        var action = (Action) engine.reader.read(text.getBytes(UTF_8));
        sent.add(action);
        return action;
    }

    private static Instant midnight(IntakeEngine engine, Instant now, Random random) {
        return now.atZone(engine.clock.getZone())
                .toLocalDate()
                .minusDays(random.nextInt(3))
                .atStartOfDay(engine.clock.getZone())
                .toInstant();
    }
}
