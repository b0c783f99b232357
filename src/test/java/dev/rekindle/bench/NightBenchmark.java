package dev.rekindle.bench;

import dev.rekindle.metrics.MetricsService;
import dev.rekindle.refresh.RefreshService;
import dev.rekindle.refresh.RefreshState;
import dev.rekindle.segment.SegmentRegroupService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What time alone changes, in a night that follows another; each touches a tenth of the users, whose action falls out
 * of the window. And the full recomputation.
 */
final class NightBenchmark implements Benchmark {

    private static final int ACTIONS_OF_A_USER = 20;
    private static final double RECOMPUTED = 20_000_000;

    private @Nullable Figures smaller;

    /**
     * @param firstNight seconds of each step of the first one there ever was, which also writes what nobody had yet and
     *     what is counted once a week
     * @param night the same of the one after it
     * @param nightWithTwiceTheHistory the same a night later, with as many touched users and twice as many actions
     * @param growth how many times longer each took than with the users measured before; absent for the first
     */
    record Figures(
            int users,
            Map<String, Double> firstNight,
            Map<String, Double> night,
            Map<String, Double> nightWithTwiceTheHistory,
            long recomputedActions,
            double recomputed,
            Map<String, Double> growth) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(100_000, 1_000_000);
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        var jdbc = app.getBean(JdbcClient.class);
        var today = LocalDate.now(app.getBean(Clock.class));
        var sample = new SampleActions(users);
        Bench.progress("giving %,d users a history".formatted(users));
        sample.give(app, "h", user -> today.minusDays(30 - user % 10));
        jdbc.sql("vacuum analyze").update();
        Bench.progress("running the first night");
        var first = night(app, today.plusDays(1));
        Bench.progress("running a night");
        var night = night(app, today.plusDays(2));
        Bench.progress("doubling the history");
        sample.give(app, "o", user -> today.minusDays(45 + user % 10));
        jdbc.sql("vacuum analyze").update();
        Bench.progress("running the next night");
        var later = night(app, today.plusDays(3));
        Bench.progress("filling up to %,d actions".formatted((long) ACTIONS_OF_A_USER * users));
        fillUp(jdbc, users, today);
        app.getBean(MetricsService.class).recompute();
        Bench.progress("recomputing all of them");
        var recomputed = Seconds.of(() -> recompute(app));
        var figures =
                new Figures(users, first, night, later, actions(jdbc), recomputed, growth(users, night, recomputed));
        smaller = figures;
        return new Findings(
                figures,
                List.of(
                        Limit.atMost("seconds of a night", total(night), 2),
                        Limit.atMost(
                                "the night with twice the history, beside the one before",
                                total(later) / total(night),
                                1.2),
                        Limit.atMost(
                                "seconds to recompute, each 20,000,000 actions",
                                recomputed * RECOMPUTED / figures.recomputedActions(),
                                60),
                        Limit.atMost("heap it ran in, megabytes", PeakHeap.limitMegabytes(), 512)));
    }

    private Map<String, Double> growth(int users, Map<String, Double> night, double recomputed) {
        var before = smaller;
        if (before == null) {
            return Map.of();
        }
        var growth = new LinkedHashMap<String, Double>();
        growth.put("users", users / (double) before.users());
        growth.put("night", total(night) / total(before.night()));
        growth.put("recompute", recomputed / before.recomputed());
        return growth;
    }

    private static Map<String, Double> night(ApplicationContext app, LocalDate day) {
        var steps = new LinkedHashMap<String, Double>();
        for (var step : app.getBean(RefreshService.class).refresh(day).steps()) {
            if (step.state() != RefreshState.DONE) {
                throw new IllegalStateException("The night failed: " + step);
            }
            steps.put(
                    step.step(),
                    Duration.between(step.startedAt(), Objects.requireNonNull(step.finishedAt()))
                                    .toNanos()
                            / 1e9);
        }
        return steps;
    }

    /** Straight into the tables: what is measured next reads them, however they were filled. */
    private static void fillUp(JdbcClient jdbc, int users, LocalDate today) {
        jdbc.sql("""
                        insert into user_actions (user_id, event_id, action_type, action_timestamp, metadata)
                        select 'u' || mod(n, :users), 'f' || n, 'SPEND_CYBER_TOKENS',
                          (:today - 30 + (n / :users)::integer) + time '13:00' at time zone 'Asia/Seoul',
                          '{"spent_tokens": 12, "game": "slot", "xp": 3}'
                        from generate_series(0, :actions - 1) as n
                        """)
                .param("users", (long) users)
                .param("today", today)
                .param("actions", (long) ACTIONS_OF_A_USER * users - actions(jdbc))
                .update();
        jdbc.sql("vacuum analyze user_actions").update();
    }

    private static void recompute(ApplicationContext app) {
        var differences = app.getBean(MetricsService.class).recompute();
        if (!differences.isEmpty()) {
            throw new IllegalStateException("After a recomputation there are differences: " + differences.getFirst());
        }
        app.getBean(SegmentRegroupService.class).recompute();
    }

    private static long actions(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from user_actions").query(Long.class).single();
    }

    private static double total(Map<String, Double> steps) {
        return steps.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
