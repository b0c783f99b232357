package dev.rekindle.bench;

import dev.rekindle.bench.Question.Compared;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiCountingService;
import dev.rekindle.kpi.KpiDay;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.UserFilter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Everything the Overview asks, of the last 30 days: of all users from what is kept, beside DuckDB, which scans the raw
 * actions for the same numbers; of chosen users; and the first paint of the page in a browser.
 */
final class OverviewBenchmark implements Benchmark {

    private static final int TIMES = 5;
    private static final int DAYS = 30;

    private static final Map<String, UserFilter> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("one region", new UserFilter(Set.of(), Set.of(3), Set.of()));
        FILTERS.put("three of four tiers", new UserFilter(Set.of(), Set.of(), Set.of("regular", "power", "undefined")));
        FILTERS.put("the last segment", new UserFilter(Set.of("At-risk"), Set.of(), Set.of()));
        FILTERS.put("a region, a tier and a segment", new UserFilter(Set.of("At-risk"), Set.of(3), Set.of("power")));
    }

    private @Nullable Figures smaller;

    /**
     * @param questions of all users, in the order of the page
     * @param filters of each filter the seconds of every question, by name; the medians
     * @param slices seconds to count everything anew that filters read
     * @param firstPaint milliseconds until something is painted, beside a page without content; absent without Chromium
     * @param growth how many times longer each question took than with the users measured before
     */
    record Figures(
            int users,
            long actions,
            List<Compared> questions,
            Map<String, Map<String, Double>> filters,
            double slices,
            @Nullable FirstPaint firstPaint,
            Map<String, Double> growth) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(100_000, 1_000_000);
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        var history = new ActionHistory(app);
        history.make(users);
        history.countKeyFigures();
        return measure(users, app, scratch, history);
    }

    /** The same of a history that is there. */
    Findings measure(int users, ApplicationContext app, Path scratch, ActionHistory history) throws Exception {
        var kpis = app.getBean(KpiService.class);
        var today = history.today();
        var compared = new ArrayList<Compared>();
        try (var peer = new ActionPeer(app, scratch, history.zone())) {
            for (var question : questions(kpis, today)) {
                compared.add(question.compare(peer, TIMES));
            }
        }
        var filters = new LinkedHashMap<String, Map<String, Double>>();
        for (var filter : FILTERS.entrySet()) {
            Bench.progress("asking of " + filter.getKey());
            filters.put(filter.getKey(), filtered(kpis, filter.getValue(), today));
        }
        Bench.progress("counting slices anew");
        app.getBean(KpiCountingService.class).recompute();
        var slices = Seconds.of(() -> app.getBean(KpiCountingService.class).countSlices());
        var figures = new Figures(
                users,
                history.actions(),
                compared,
                filters,
                slices,
                FirstPaint.measure(app, "").orElse(null),
                growth(users, compared));
        smaller = figures;
        return new Findings(figures, limits(figures));
    }

    private static List<Question> questions(KpiService kpis, LocalDate today) {
        var from = today.minusDays(DAYS - 1L);
        var everybody = UserFilter.EVERYBODY;
        return List.of(
                new Question("tiles", () -> figures("today", kpis.now().day()), OverviewPeer.day("today", today, "")),
                new Question(
                        "actives",
                        () -> {
                            var numbers = new LinkedHashMap<String, Double>();
                            for (var day : kpis.kpis(from, today, everybody).days()) {
                                numbers.putAll(figures(day.day().toString(), day));
                            }
                            return numbers;
                        },
                        OverviewPeer.actives(from, today)),
                new Question(
                        "tokens by day",
                        () -> {
                            var numbers = new LinkedHashMap<String, Double>();
                            for (var day : kpis.kpis(from, today, everybody).days()) {
                                numbers.putAll(figures(day.day().toString(), day));
                            }
                            return numbers;
                        },
                        OverviewPeer.tokens("day", from, today)),
                new Question(
                        "tokens by month",
                        () -> {
                            var numbers = new LinkedHashMap<String, Double>();
                            for (var month : kpis.tokenMonths(today, everybody)) {
                                var name = month.month().atDay(1) + " ";
                                numbers.put(
                                        name + "earned_partner",
                                        month.earnedPartner().doubleValue());
                                numbers.put(
                                        name + "earned_app", month.earnedApp().doubleValue());
                                numbers.put(name + "spent", month.spent().doubleValue());
                            }
                            return numbers;
                        },
                        OverviewPeer.tokens(
                                "date_trunc('month', day)::date",
                                today.minusMonths(11).withDayOfMonth(1),
                                today)),
                new Question(
                        "partner loop",
                        () -> {
                            var numbers = new LinkedHashMap<String, Double>();
                            kpis.partnerLoop(from, today, everybody)
                                    .steps()
                                    .forEach(step -> numbers.put(step.step() + " users", (double) step.users()));
                            return numbers;
                        },
                        OverviewPeer.loop(from, today)),
                new Question(
                        "peak hours",
                        () -> {
                            var numbers = new LinkedHashMap<String, Double>();
                            kpis.peakHours(from, today, everybody)
                                    .forEach(hour -> numbers.put(
                                            hour.weekday().getValue() + ":" + hour.hour() + " actions",
                                            (double) hour.actions()));
                            return numbers;
                        },
                        OverviewPeer.peakHours(from, today)),
                new Question(
                        "segments",
                        () -> {
                            var numbers = new LinkedHashMap<String, Double>();
                            for (var day : kpis.groups(from, today, everybody)) {
                                day.users()
                                        .forEach((group, users) ->
                                                numbers.put(day.day() + " " + group + " users", (double) users));
                            }
                            return numbers;
                        },
                        OverviewPeer.groups(today.minusDays(1))),
                new Question(
                        "tiles of one region",
                        () -> figures(
                                "today",
                                kpis.standing(
                                                from,
                                                today,
                                                new UserFilter(Set.of(), Set.of(3), Set.of()),
                                                Comparison.WEEK)
                                        .day()),
                        OverviewPeer.day(
                                "today", today, "where user_id in (select user_id from slices where region_id = 3)")));
    }

    private static Map<String, Double> figures(String name, KpiDay day) {
        var numbers = new LinkedHashMap<String, Double>();
        for (var kpi : Kpi.values()) {
            var value = kpi.of(day);
            if (value != null) {
                numbers.put(name + " " + kpi.key().replace('-', '_'), value);
            }
        }
        return numbers;
    }

    private static Map<String, Double> filtered(KpiService kpis, UserFilter filter, LocalDate today) throws Exception {
        var from = today.minusDays(DAYS - 1L);
        var seconds = new LinkedHashMap<String, Double>();
        seconds.put("tiles", Seconds.medianWarm(TIMES, () -> kpis.standing(from, today, filter, Comparison.WEEK)));
        seconds.put("days", Seconds.medianWarm(TIMES, () -> kpis.kpis(from, today, filter)));
        seconds.put("months", Seconds.medianWarm(TIMES, () -> kpis.tokenMonths(today, filter)));
        seconds.put("loop", Seconds.medianWarm(TIMES, () -> kpis.partnerLoop(from, today, filter)));
        seconds.put("peak hours", Seconds.medianWarm(TIMES, () -> kpis.peakHours(from, today, filter)));
        seconds.put("segments", Seconds.medianWarm(TIMES, () -> kpis.groups(from, today, filter)));
        return seconds;
    }

    private Map<String, Double> growth(int users, List<Compared> compared) {
        var before = smaller;
        return before == null
                ? Map.of()
                : Compared.growth(users / (double) before.users(), compared, before.questions());
    }

    private static List<Limit> limits(Figures figures) {
        var limits = new ArrayList<Limit>();
        for (var compared : figures.questions()) {
            limits.add(Limit.atMost(
                    compared.question() + ", seconds", compared.ours().median(), 0.1));
            limits.add(Limit.atLeast(compared.question() + ", times faster than DuckDB", compared.timesFaster(), 3));
        }
        figures.filters()
                .forEach((filter, seconds) -> limits.add(Limit.atMost(
                        filter + ", the slowest question, seconds",
                        seconds.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElseThrow(),
                        1)));
        if (figures.firstPaint() != null) {
            limits.add(Limit.atMost(
                    "first paint, beside that of an empty page",
                    figures.firstPaint().timesEmpty(),
                    1.5));
        }
        return limits;
    }
}
