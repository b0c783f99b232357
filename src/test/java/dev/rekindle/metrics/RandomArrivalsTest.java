package dev.rekindle.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.Action;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.IntakeEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However actions arrive (late, twice, out of order, days at once), what is kept is what they say together. */
class RandomArrivalsTest {

    private static final String DAYS = """
            select user_id, day, actions, trim_scale(tokens_spent), trim_scale(tokens_earned_partner),
              trim_scale(tokens_earned_app), trim_scale(cash_amount), partner_visits, partner_earnings,
              first_hour, first_cash_hour
            from user_days
            order by user_id, day
            """;
    private static final String TOTALS = """
            select user_id, first_action_day, last_action_day, actions, active_days, trim_scale(tokens_earned),
              trim_scale(tokens_spent), trim_scale(gems_earned), trim_scale(gems_claimed),
              trim_scale(battlepass_xp), streak_days
            from user_metrics
            order by user_id
            """;
    private static final String WINDOWS = """
            select user_id, window_actions, window_active_days, trim_scale(window_tokens_spent),
              trim_scale(window_tokens_earned_partner), trim_scale(window_cash_amount), window_visits,
              window_partner_earnings, window_oldest_day
            from user_metrics
            order by user_id
            """;
    private static final List<String> TYPES =
            List.of("PLAY_GAME", "EARN_CYBER_TOKENS", "EARN_GEMS", "CLAIM_REWARD", "VISIT_SITE", "NEVER_HEARD_OF");
    private static final List<String> METADATA = List.of(
            "{}",
            "{\"spent_tokens\": 12.5, \"xp\": 3}",
            "{\"earned_tokens\": 500, \"source\": \"corporate_site\"}",
            "{\"earned_tokens\": 0.25, \"source\": \"app\", \"gems\": 4}",
            "{\"cash_amount\": 9900, \"gems\": 12}",
            "{\"source\": \"corporate_site\", \"dwell_seconds\": 60}");

    private final IntakeEngine engine = new IntakeEngine();
    private final LinkedHashMap<String, Action> sent = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsKeptIsWhatAllActionsSayTogether(long seed) {
        try (engine) {
            var random = new Random(seed);
            var now = engine.clock.instant();
            for (var step = 0; step < 40; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(random.nextBoolean() ? 90 : 3_000)));
                engine.clock.set(now);
                var today = LocalDate.now(engine.clock);
                if (random.nextInt(4) == 0) {
                    engine.metrics.roll(today);
                    assertWindows(today);
                }
                engine.send(batch(random));
                if (step % 5 == 0) {
                    assertThat(engine.rows(DAYS)).isEqualTo(new PlainMetrics(sent.values()).days());
                    assertThat(engine.rows(TOTALS)).isEqualTo(new PlainMetrics(sent.values()).totals());
                }
            }
            var today = LocalDate.now(engine.clock);
            engine.metrics.roll(today);
            assertWindows(today);
            assertThat(engine.rows(TOTALS)).isEqualTo(new PlainMetrics(sent.values()).totals());
        }
    }

    private void assertWindows(LocalDate today) {
        assertThat(engine.rows(WINDOWS)).isEqualTo(new PlainMetrics(sent.values()).windows(today));
    }

    private List<Arrival> batch(Random random) {
        var batch = new ArrayList<Arrival>();
        var size = 1 + random.nextInt(random.nextBoolean() ? 3 : 40);
        for (var i = 0; i < size; i++) {
            var past = new ArrayList<>(sent.values());
            if (!past.isEmpty() && random.nextInt(5) == 0) {
                batch.add(past.get(random.nextInt(past.size())));
            } else {
                batch.add(fresh(random));
            }
        }
        Collections.shuffle(batch, random);
        return batch;
    }

    private Arrival fresh(Random random) {
        // Mostly now, some ahead of the clock, some late by days, some by months.
        var minutesAgo =
                switch (random.nextInt(6)) {
                    case 0 -> random.nextInt(40 * 24 * 60);
                    case 1 -> random.nextInt(3 * 24 * 60);
                    case 2 -> -random.nextInt(60);
                    case 3 -> random.nextInt(200 * 24 * 60);
                    default -> random.nextInt(60);
                };
        var text = IntakeEngine.action(
                "u" + random.nextInt(12),
                "e" + sent.size(),
                TYPES.get(random.nextInt(TYPES.size())),
                engine.clock
                        .instant()
                        .minus(Duration.ofMinutes(minutesAgo))
                        .atZone(SetClock.SEOUL)
                        .toOffsetDateTime()
                        .toString(),
                METADATA.get(random.nextInt(METADATA.size())));
        var action = (Action) engine.reader.read(text.getBytes(StandardCharsets.UTF_8));
        sent.put(action.eventId(), action);
        return action;
    }
}
