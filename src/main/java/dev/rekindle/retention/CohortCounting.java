package dev.rekindle.retention;

import dev.rekindle.retention.ActivityPeriodQuery.PeriodCount;
import dev.rekindle.retention.MarkQuery.Running;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts cohorts the cheapest way: of all users together from the cells that are kept; of some of them or by parts from
 * what is counted by slices, as long as that, with what came late since, is all there is of the past, and else from the
 * marks. What lies on or after the day before which things count is taken out again.
 */
@Component
class CohortCounting {

    /** By part: who was active at all, and who both then and in the period before. */
    record Activity(Map<String, CohortGrid> active, Map<String, CohortGrid> twice) {}

    /** All periods: more than there ever are. */
    static final int ALL = 1_000_000;

    private final CohortCellQuery kept;
    private final CohortSliceQuery slices;
    private final MarkQuery marks;
    private final ActivityCountingService counting;
    private final Clock clock;

    CohortCounting(
            CohortCellQuery kept,
            CohortSliceQuery slices,
            MarkQuery marks,
            ActivityCountingService counting,
            Clock clock) {
        this.kept = kept;
        this.slices = slices;
        this.marks = marks;
        this.counting = counting;
        this.clock = clock;
    }

    /**
     * Who of each cohort counts in each period, by part; one part with an empty name where there is no split.
     *
     * @param before what happened before this day counts
     * @param most how many periods after a cohort's own are asked for; who was active later is left out where that is
     *     quicker
     */
    Map<String, CohortGrid> count(
            CohortPeriod period, RetentionMode mode, CohortFilter filter, CohortSplit by, LocalDate before, int most) {
        marks.planForEachQuestion();
        return switch (mode) {
            case ON -> {
                if (filter.isNone() && by == CohortSplit.NONE) {
                    yield Map.of("", kept(period, before));
                }
                yield isCounted(filter, before)
                        ? counted(period, filter, by, before, most)
                        : activity(period, filter, by, before, most).active();
            }
            case ROLLING -> {
                var lasts = new TreeMap<String, CohortGrid>();
                marks.lastSeen(period, filter, by, before)
                        .forEach(row -> grid(lasts, row.part()).add(row.cohort(), row.number(), row.users()));
                lasts.replaceAll((part, grid) -> grid.upToEach());
                yield lasts;
            }
        };
    }

    private CohortGrid kept(CohortPeriod period, LocalDate before) {
        var grid = new CohortGrid();
        kept.cells(period).forEach(cell -> grid.add(cell.cohort(), cell.number(), cell.users()));
        if (endsWithin(period, before)) {
            var running = period.number(before.minusDays(1));
            grid.cutAt(running);
            marks.running(period, CohortFilter.NONE, CohortSplit.NONE, before)
                    .forEach(row -> grid.add(row.cohort(), running, row.users()));
        } else {
            grid.cutAt(period.number(before.minusDays(1)) + 1);
        }
        return grid;
    }

    /** The statement behind the counts. */
    String statement(RetentionMode mode, CohortFilter filter, LocalDate before) {
        if (mode == RetentionMode.ROLLING) {
            return MarkQuery.LAST;
        }
        if (filter.isNone()) {
            return CohortCellQuery.CELLS;
        }
        return isCounted(filter, before) ? CohortSliceQuery.CELLS : MarkQuery.BYTES;
    }

    /** Nobody knows of the days after today what lies before them. */
    private boolean isCounted(CohortFilter filter, LocalDate before) {
        return !before.isAfter(LocalDate.now(clock).plusDays(1)) && counting.isCounted(filter);
    }

    /** Up to the running period by slices, and that one from the marks. */
    private Map<String, CohortGrid> counted(
            CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before, int most) {
        var grids = new TreeMap<String, CohortGrid>();
        slices.cells(period, filter, by, before, most)
                .forEach(cell -> grid(grids, cell.part()).add(cell.cohort(), cell.number(), cell.users()));
        var running = period.number(before.minusDays(1));
        running(period, filter, by, before)
                .forEach(row -> grid(grids, row.part()).add(row.cohort(), running, row.users()));
        return grids;
    }

    /** The same from the marks, and who was active twice in a row. */
    Activity activity(CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before, int most) {
        marks.planForEachQuestion();
        var active = new TreeMap<String, CohortGrid>();
        var twice = new TreeMap<String, CohortGrid>();
        // The first byte may begin up to seven periods before the cohort's own.
        for (var place = 0; place <= most / Byte.SIZE + 1; place++) {
            var rows = marks.alike(period, filter, by, before, place);
            if (rows.isEmpty()) {
                break;
            }
            for (var row : rows) {
                var first = (row.cohort() / Byte.SIZE + place) * Byte.SIZE;
                for (var bit = 0; bit < Byte.SIZE; bit++) {
                    if (row.isActive(bit)) {
                        grid(active, row.part()).add(row.cohort(), first + bit, row.users());
                        if (row.isActive(bit - 1)) {
                            grid(twice, row.part()).add(row.cohort(), first + bit, row.users());
                        }
                    }
                }
            }
        }
        var last = period.number(before.minusDays(1));
        if (endsWithin(period, before)) {
            active.values().forEach(grid -> grid.cutAt(last));
            twice.values().forEach(grid -> grid.cutAt(last));
            add(marks.running(period, filter, by, before), last, active, twice);
        } else {
            active.values().forEach(grid -> grid.cutAt(last + 1));
            twice.values().forEach(grid -> grid.cutAt(last + 1));
        }
        return new Activity(active, twice);
    }

    private static void add(
            List<Running> running, int number, Map<String, CohortGrid> active, Map<String, CohortGrid> twice) {
        for (var row : running) {
            grid(active, row.part()).add(row.cohort(), number, row.users());
            if (row.wereActive()) {
                grid(twice, row.part()).add(row.cohort(), number, row.users());
            }
        }
    }

    /** Of every period how many were active, began and returned; by number. */
    Map<Integer, PeriodCount> periods(CohortPeriod period, CohortFilter filter, LocalDate before) {
        var activity = activity(period, filter, CohortSplit.NONE, before, ALL);
        var grid = activity.active().getOrDefault("", new CohortGrid());
        var twice = activity.twice().getOrDefault("", new CohortGrid()).byNumber();
        var counts = new TreeMap<Integer, PeriodCount>();
        grid.byNumber()
                .forEach((number, active) -> counts.put(
                        number,
                        new PeriodCount(number, active, grid.users(number, number), twice.getOrDefault(number, 0L))));
        return counts;
    }

    /** The same of the period in which the last day that counts lies, beside what is counted of the past. */
    PeriodCount running(CohortPeriod period, CohortFilter filter, LocalDate before) {
        marks.planForEachQuestion();
        var number = period.number(before.minusDays(1));
        var count = new PeriodCount(number, 0, 0, 0);
        for (var row : running(period, filter, CohortSplit.NONE, before)) {
            count = new PeriodCount(
                    number,
                    count.active() + row.users(),
                    count.begun() + (row.cohort() == number ? row.users() : 0),
                    count.returned() + (row.wereActive() ? row.users() : 0));
        }
        return count;
    }

    /** Segments and regions may have changed since the past was counted, and nothing has to come late for that. */
    private List<Running> running(CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before) {
        return filter.segment() != null
                        || filter.region() != null
                        || by == CohortSplit.SEGMENT
                        || by == CohortSplit.REGION
                ? marks.runningBesideCounted(period, filter, by, before)
                : marks.running(period, filter, by, before);
    }

    /** Whether the period of the last day that counts goes on after it, and somebody was active then. */
    private boolean endsWithin(CohortPeriod period, LocalDate before) {
        var next = period.plus(before.minusDays(1), 1);
        return before.isBefore(next)
                && kept.anyBetween(CohortPeriod.DAY.number(before), CohortPeriod.DAY.number(next) - 1);
    }

    /** Who has no such thing is in a part with an empty name. */
    private static CohortGrid grid(Map<String, CohortGrid> parts, @Nullable String part) {
        return parts.computeIfAbsent(Objects.requireNonNullElse(part, ""), name -> new CohortGrid());
    }
}
