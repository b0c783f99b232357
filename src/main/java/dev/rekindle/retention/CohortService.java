package dev.rekindle.retention;

import dev.rekindle.retention.CohortTriangle.Cell;
import dev.rekindle.retention.CohortTriangle.Cohort;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says who came back: cohorts, retention, lifecycle and churn, of all users or of some. What is not over yet is counted
 * so far and marked; shares over several cohorts leave it out.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class CohortService {

    /** As many as a page or a program can hold; by day that is more than two years. */
    private static final int MOST_CELLS = 300_000;

    private final CohortCounting counting;
    private final PastCounting past;
    private final CohortUserQuery people;
    private final FilterChoiceQuery choices;
    private final CohortCellQuery cells;
    private final Clock clock;

    CohortService(
            CohortCounting counting,
            PastCounting past,
            CohortUserQuery people,
            FilterChoiceQuery choices,
            CohortCellQuery cells,
            Clock clock) {
        this.counting = counting;
        this.past = past;
        this.people = people;
        this.choices = choices;
        this.cells = cells;
        this.clock = clock;
    }

    /** Who of each cohort came back in which period. */
    @PreAuthorize("hasRole('EXEC')")
    public CohortTriangle triangle(CohortQuestion question) {
        var period = question.period();
        var before = before(question.asOf());
        var grid = counting.count(
                        period, question.mode(), question.filter(), CohortSplit.NONE, before, CohortCounting.ALL)
                .getOrDefault("", new CohortGrid());
        var last = period.number(before.minusDays(1));
        var running = period.number(over(before));
        var asked = grid.cohorts().keySet().stream()
                .filter(number -> question.includes(period.start(number)))
                .toList();
        var size = asked.stream().mapToLong(number -> last - number + 1).sum();
        if (size > MOST_CELLS) {
            throw new Refusal("cohorts.too-many", size, MOST_CELLS);
        }
        var cohorts = new ArrayList<Cohort>();
        for (var number : asked) {
            var users = grid.users(number, number);
            if (users > 0) {
                cohorts.add(new Cohort(
                        period.start(number),
                        users,
                        IntStream.rangeClosed(number, last)
                                .mapToObj(at -> {
                                    var active = grid.users(number, at);
                                    return new Cell(at - number, active, (double) active / users, at < running);
                                })
                                .toList()));
            }
        }
        return new CohortTriangle(clock.getZone().getId(), cohorts);
    }

    /** How many came back on these days after their first, over all whose such day is over. */
    @PreAuthorize("hasRole('EXEC')")
    public RetentionCurve retention(CohortQuestion question, List<Integer> days) {
        return retention(question, CohortSplit.NONE, days).getOrDefault("", curve(new CohortGrid(), question, days));
    }

    /** The same for each part of the users by itself; who belongs to none is in a part with an empty name. */
    @PreAuthorize("hasRole('EXEC')")
    public Map<String, RetentionCurve> retention(CohortQuestion question, CohortSplit by, List<Integer> days) {
        if (by == CohortSplit.ARM && question.filter().campaign() == null) {
            throw new Refusal("cohorts.arm-needs-campaign");
        }
        if (days.stream().anyMatch(day -> day < 0)) {
            throw new IllegalArgumentException("A day after the first is 0 or more.");
        }
        var curves = new LinkedHashMap<String, RetentionCurve>();
        if (by == CohortSplit.ARM) {
            // Who stands in two arms counts in both, so arms are no parts.
            question.filter().eachArm().forEach(arm -> {
                var curve = curve(
                        count(question, arm, CohortSplit.NONE, days).getOrDefault("", new CohortGrid()),
                        question,
                        days);
                if (!curve.hasNobody()) {
                    curves.put(String.valueOf(arm.arm()), curve);
                }
            });
        } else {
            count(question, question.filter(), by, days)
                    .forEach((part, grid) -> curves.put(part, curve(grid, question, days)));
        }
        return curves;
    }

    private Map<String, CohortGrid> count(
            CohortQuestion question, CohortFilter filter, CohortSplit by, List<Integer> days) {
        var last = days.stream().max(Integer::compare).orElse(0);
        return counting.count(CohortPeriod.DAY, question.mode(), filter, by, before(question.asOf()), last);
    }

    private RetentionCurve curve(CohortGrid grid, CohortQuestion question, List<Integer> days) {
        var over = CohortPeriod.DAY.number(over(before(question.asOf())));
        return new RetentionCurve(days.stream()
                .map(day -> {
                    var eligible = 0L;
                    var retained = 0L;
                    for (var cohort : grid.cohorts().keySet()) {
                        if (cohort + day < over && question.includes(CohortPeriod.DAY.start(cohort))) {
                            eligible += grid.users(cohort, cohort);
                            retained += grid.users(cohort, cohort + day);
                        }
                    }
                    return RetentionCurve.Day.of(day, eligible, retained);
                })
                .toList());
    }

    /** How many were new, returning, resurrected and dormant in each of the last periods. */
    @PreAuthorize("hasRole('EXEC')")
    public Lifecycle lifecycle(CohortQuestion question, int periods) {
        var period = question.period();
        var before = before(question.asOf());
        var last = period.number(before.minusDays(1));
        var running = period.number(over(before));
        var first = Math.max(0, last - periods + 1);
        var counts = past.periods(period, question.filter(), before, first - 1);
        return new Lifecycle(
                clock.getZone().getId(),
                period,
                IntStream.rangeClosed(first, last)
                        .mapToObj(number -> {
                            var count = PastCounting.of(number, counts);
                            return new Lifecycle.Count(
                                    period.start(number),
                                    count.begun(),
                                    count.returned(),
                                    count.active() - count.begun() - count.returned(),
                                    PastCounting.of(number - 1, counts).active() - count.returned(),
                                    number < running);
                        })
                        .toList());
    }

    /** The churn rate as of the beginning of each of the last periods, and as of the day asked for. */
    @PreAuthorize("hasRole('EXEC')")
    public List<ChurnRate> churn(CohortQuestion question, int periods) {
        var over = over(before(question.asOf()));
        var days = IntStream.range(0, periods)
                .mapToObj(back -> question.period().plus(over, -back))
                .collect(Collectors.toCollection(TreeSet::new));
        days.add(over);
        return past.churn(question.filter(), List.copyOf(days), before(question.asOf()));
    }

    /** Some of the users behind a number, by user id. */
    @PreAuthorize("hasRole('CRM')")
    public List<CohortUser> users(CohortPeople behind, @Nullable LocalDate asOf, long offset, int limit) {
        return people.users(behind, before(asOf), offset, limit);
    }

    /** What there is to filter by. */
    @PreAuthorize("hasRole('EXEC')")
    public FilterChoices choices() {
        return choices.choices();
    }

    /** The last day on which anybody was active; empty when nobody ever was. */
    @PreAuthorize("hasRole('EXEC')")
    public Optional<LocalDate> newestDay() {
        return cells.newestDay().map(CohortPeriod.DAY::start);
    }

    /** The day before which things count: a day as it is given; live the day after today. */
    private LocalDate before(@Nullable LocalDate asOf) {
        return Objects.requireNonNullElse(asOf, LocalDate.now(clock).plusDays(1));
    }

    /** The first day that is not over or does not count: what lies before it will not change by time. */
    private LocalDate over(LocalDate before) {
        var today = LocalDate.now(clock);
        return before.isAfter(today) ? today : before;
    }

    /** The statements behind the counts, with their parameters. */
    @PreAuthorize("hasRole('EXEC')")
    public Map<String, String> parameters(CohortQuestion question) {
        var parameters = new TreeMap<String, String>();
        MarkQuery.parameters(question.period(), question.filter(), CohortSplit.NONE, before(question.asOf()))
                .forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        return parameters;
    }

    @PreAuthorize("hasRole('EXEC')")
    public String statement(CohortQuestion question) {
        return counting.statement(question.mode(), question.filter(), before(question.asOf()));
    }
}
