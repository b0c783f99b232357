package dev.rekindle.bench;

import dev.rekindle.bench.Question.Compared;
import dev.rekindle.retention.CohortFilter;
import dev.rekindle.retention.CohortPeriod;
import dev.rekindle.retention.CohortQuestion;
import dev.rekindle.retention.CohortService;
import dev.rekindle.retention.CohortTriangle;
import dev.rekindle.retention.RetentionMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The Cohorts page over half a year: the triangle in weeks, months and days beside DuckDB's scan of the raw actions,
 * the other cards, and filters.
 */
final class CohortsBenchmark implements Benchmark {

    private static final int TIMES = 5;
    private static final int PERIODS = 24;
    private static final List<Integer> DAYS =
            IntStream.rangeClosed(1, 30).boxed().toList();

    private static final Map<String, CohortFilter> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("one region", new CohortFilter(null, 3, null, null, null));
        FILTERS.put("the last segment", new CohortFilter("At-risk", null, null, null, null));
        FILTERS.put("a first action", new CohortFilter(null, null, "PLAY_GAME", null, null));
    }

    private @Nullable Figures smaller;

    /**
     * @param triangles beside the peer
     * @param cards seconds of everything else that is asked of all users, by name; the medians
     * @param filters of each filter the same with the triangle in weeks
     * @param growth how many times longer each triangle took than with the users measured before
     */
    record Figures(
            int users,
            long actions,
            List<Compared> triangles,
            Map<String, Double> cards,
            Map<String, Map<String, Double>> filters,
            Map<String, Double> growth) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(100_000, 1_000_000);
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        var history = new ActionHistory(app);
        history.make(users);
        return measure(users, app, scratch, history);
    }

    /** The same of a history that is there. */
    Findings measure(int users, ApplicationContext app, Path scratch, ActionHistory history) throws Exception {
        var cohorts = app.getBean(CohortService.class);
        var triangles = new ArrayList<Compared>();
        try (var peer = new ActionPeer(app, scratch, history.zone())) {
            for (var period : List.of(CohortPeriod.WEEK, CohortPeriod.MONTH, CohortPeriod.DAY)) {
                triangles.add(new Question(
                                "the triangle in " + period.key() + "s",
                                () -> numbers(cohorts.triangle(question(period, CohortFilter.NONE))),
                                peer(period))
                        .compare(peer, TIMES));
            }
        }
        var filters = new LinkedHashMap<String, Map<String, Double>>();
        for (var filter : FILTERS.entrySet()) {
            Bench.progress("asking of " + filter.getKey());
            filters.put(filter.getKey(), cards(cohorts, filter.getValue()));
        }
        var figures = new Figures(
                users,
                history.actions(),
                triangles,
                cards(cohorts, CohortFilter.NONE),
                filters,
                growth(users, triangles));
        smaller = figures;
        return new Findings(figures, limits(figures));
    }

    private static CohortQuestion question(CohortPeriod period, CohortFilter filter) {
        return new CohortQuestion(period, RetentionMode.ON, null, null, null, filter);
    }

    private static Map<String, Double> numbers(CohortTriangle triangle) {
        var numbers = new LinkedHashMap<String, Double>();
        for (var cohort : triangle.cohorts()) {
            for (var cell : cohort.cells()) {
                numbers.put(cohort.start() + " " + cell.period() + " users", (double) cell.users());
            }
        }
        return numbers;
    }

    private static String peer(CohortPeriod period) {
        return """
                with users as (
                  select user_id, min(day) as first_day from actions group by user_id
                ), active as (
                  select distinct user_id, date_trunc('%1$s', day) as period from actions
                )
                select
                  date_trunc('%1$s', first_day)::date || ' ' || date_diff('%1$s', date_trunc('%1$s', first_day), period) as cell,
                  count(*) as users
                from active
                join users using (user_id)
                group by 1
                """.formatted(period.key());
    }

    private static Map<String, Double> cards(CohortService cohorts, CohortFilter filter) throws Exception {
        var weeks = question(CohortPeriod.WEEK, filter);
        var seconds = new LinkedHashMap<String, Double>();
        seconds.put("triangle", Seconds.medianWarm(TIMES, () -> cohorts.triangle(weeks)));
        seconds.put("curve", Seconds.medianWarm(TIMES, () -> cohorts.retention(weeks, DAYS)));
        seconds.put("lifecycle", Seconds.medianWarm(TIMES, () -> cohorts.lifecycle(weeks, PERIODS)));
        seconds.put("churn", Seconds.medianWarm(TIMES, () -> cohorts.churn(weeks, PERIODS)));
        return seconds;
    }

    private Map<String, Double> growth(int users, List<Compared> compared) {
        var before = smaller;
        return before == null
                ? Map.of()
                : Compared.growth(users / (double) before.users(), compared, before.triangles());
    }

    private static List<Limit> limits(Figures figures) {
        var limits = new ArrayList<Limit>();
        for (var triangle : figures.triangles()) {
            limits.add(Limit.atMost(
                    triangle.question() + ", seconds", triangle.ours().median(), 0.2));
            limits.add(Limit.atLeast(triangle.question() + ", times faster than DuckDB", triangle.timesFaster(), 1));
        }
        figures.filters()
                .forEach((filter, seconds) -> seconds.forEach(
                        (card, median) -> limits.add(Limit.atMost(filter + ", " + card + ", seconds", median, 1))));
        return limits;
    }
}
