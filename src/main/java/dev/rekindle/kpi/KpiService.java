package dev.rekindle.kpi;

import dev.rekindle.ingest.StreamPulse;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus.State;
import dev.rekindle.work.RecountService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers how the business does: the key figures of days, how they changed, and what lies behind them. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class KpiService {

    /** As many days as a range can have. */
    public static final int MOST_DAYS = 1_100;

    private static final int RECENT_DAYS = 30;
    private static final int MOST_GAPS = 3;

    private final KpiDayQuery days;
    private final KpiChanges changes;
    private final PeakHoursQuery peakHours;
    private final GroupDayQuery groups;
    private final PartnerLoopQuery loops;
    private final RecountService recounts;
    private final TokenMonthQuery months;
    private final HappeningQuery happenings;
    private final OverviewChoiceQuery filters;
    private final KpiUserQuery users;
    private final StreamService stream;
    private final KpiSettings settings;
    private final Clock clock;

    KpiService(
            KpiDayQuery days,
            KpiChanges changes,
            PeakHoursQuery peakHours,
            GroupDayQuery groups,
            PartnerLoopQuery loops,
            RecountService recounts,
            TokenMonthQuery months,
            HappeningQuery happenings,
            OverviewChoiceQuery filters,
            KpiUserQuery users,
            StreamService stream,
            KpiSettings settings,
            Clock clock) {
        this.days = days;
        this.changes = changes;
        this.peakHours = peakHours;
        this.groups = groups;
        this.loops = loops;
        this.recounts = recounts;
        this.months = months;
        this.happenings = happenings;
        this.filters = filters;
        this.users = users;
        this.stream = stream;
        this.settings = settings;
        this.clock = clock;
    }

    /** The key figures of each day of a range. */
    @PreAuthorize("hasRole('EXEC')")
    public Kpis kpis(LocalDate from, LocalDate to, UserFilter filter) {
        requireRange(from, to);
        var completeUntil = stream.pulse().completeUntil();
        var today = LocalDate.now(clock);
        var figures = new ArrayList<KpiDay>();
        var last = to.isAfter(today) ? today : to;
        if (!from.isAfter(last)) {
            days.days(from, last, KpiDayQuery.WHOLE_DAY, filter, today).stream()
                    .map(day -> KpiDay.of(day, isComplete(day.day(), completeUntil)))
                    .forEach(figures::add);
        }
        for (var day = from.isAfter(last) ? from : last.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            figures.add(KpiDay.future(day));
        }
        return new Kpis(
                clock.getZone(),
                figures,
                completeUntil == null
                        ? null
                        : completeUntil.atZone(clock.getZone()).toOffsetDateTime(),
                completeUntil == null
                        ? "complete_until: the broker does not answer, so nobody knows what is still to come."
                        : null);
    }

    private boolean isComplete(LocalDate day, @Nullable Instant completeUntil) {
        var end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        return completeUntil != null && !end.isAfter(completeUntil);
    }

    private static void requireRange(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The range ends on %s, before it begins on %s.".formatted(to, from));
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new IllegalArgumentException(
                    "%s to %s are more than %,d days; ask for fewer.".formatted(from, to, MOST_DAYS));
        }
    }

    /** How everybody stands now. */
    @PreAuthorize("hasRole('EXEC')")
    public KpiStanding now() {
        var today = LocalDate.now(clock);
        return standing(today.minusDays(RECENT_DAYS - 1L), today, UserFilter.EVERYBODY, Comparison.WEEK);
    }

    /** How some users, or all, stand on the last day of a range. */
    @PreAuthorize("hasRole('EXEC')")
    public KpiStanding standing(LocalDate from, LocalDate to, UserFilter filter, Comparison comparison) {
        requireRange(from, to);
        var pulse = stream.pulse();
        var today = LocalDate.now(clock);
        var length = ChronoUnit.DAYS.between(from, to) + 1;
        var earliest = Stream.of(from.minusDays(length), to.minusDays(RECENT_DAYS), to.minusDays(KpiChanges.WEEK + 1L))
                .min(LocalDate::compareTo)
                .orElseThrow();
        var figures = days.days(earliest, to, KpiDayQuery.WHOLE_DAY, filter, today).stream()
                .map(day -> KpiDay.of(day, isComplete(day.day(), pulse.completeUntil())))
                .toList();
        var isRunning = to.equals(today);
        var at = filter.isEverybody() ? clock.instant() : slicesCountedAt().orElseGet(clock::instant);
        var hour = isRunning ? fullHours(today, at) : KpiDayQuery.WHOLE_DAY;
        var compared = comparison == Comparison.PERIOD
                ? KpiChanges.sinceThePeriodBefore(figures, from, length, today)
                : changes.sinceTheWeekBefore(figures, isRunning, hour, to, filter, today);
        var lastArrival = happenings.lastArrival().orElse(null);
        return new KpiStanding(
                figures.getLast(),
                figures.subList(Math.max(0, figures.size() - RECENT_DAYS), figures.size()),
                compared,
                comparison,
                comparison == Comparison.PERIOD ? KpiDayQuery.WHOLE_DAY : hour,
                comparison == Comparison.PERIOD ? from.minusDays(length) : to.minusDays(KpiChanges.WEEK),
                at,
                lastArrival,
                isRunning ? stillSince(pulse, lastArrival) : null);
    }

    /** How many hours of a day were over at a time. */
    private int fullHours(LocalDate day, Instant at) {
        var local = at.atZone(clock.getZone());
        return local.toLocalDate().equals(day) ? local.getHour() : 0;
    }

    private @Nullable Instant stillSince(StreamPulse pulse, @Nullable Instant lastArrival) {
        if (pulse.state() != State.RUNNING && pulse.state() != State.STARTING) {
            return pulse.since();
        }
        return lastArrival == null
                        || Duration.between(lastArrival, clock.instant()).compareTo(settings.standstill()) < 0
                ? null
                : lastArrival;
    }

    /** Actions by weekday and hour. */
    @PreAuthorize("hasRole('EXEC')")
    public List<PeakHour> peakHours(LocalDate from, LocalDate to, UserFilter filter) {
        requireRange(from, to);
        return peakHours.hours(from, to, filter);
    }

    /** In which groups users stood, of all who had acted. */
    @PreAuthorize("hasRole('EXEC')")
    public List<GroupDay> groups(LocalDate from, LocalDate to, UserFilter filter) {
        requireRange(from, to);
        return groups.days(from, to, filter, LocalDate.now(clock));
    }

    /** The partner loop of those who came to the partner first on these days. */
    @PreAuthorize("hasRole('EXEC')")
    public PartnerLoop partnerLoop(LocalDate from, LocalDate to, UserFilter filter) {
        requireRange(from, to);
        var tokens = loops.tokens(from, to, filter);
        var reached = loops.steps(from, to, filter);
        return new PartnerLoop(
                slicesCountedAt().orElse(null),
                Stream.of(PartnerLoop.Step.values())
                        .map(step -> reached.stream()
                                .filter(those -> those.step() == step)
                                .findFirst()
                                .orElse(new PartnerLoop.Reached(step, 0, null)))
                        .toList(),
                tokens.earned(),
                tokens.spent());
    }

    /** When everything that is counted by slices of the users was counted last: of that time is what a filter shows. */
    @PreAuthorize("hasRole('EXEC')")
    public Optional<Instant> slicesCountedAt() {
        return recounts.countedAt(KpiSliceStore.NAME);
    }

    /** When it was counted last how many users stand in which group. */
    @PreAuthorize("hasRole('EXEC')")
    public Optional<Instant> groupsCountedAt() {
        return recounts.countedAt(KpiSliceUserStore.NAME);
    }

    /** Tokens of each month, the latest twelve up to a day. */
    @PreAuthorize("hasRole('EXEC')")
    public List<TokenMonth> tokenMonths(LocalDate to, UserFilter filter) {
        return months.months(to, filter);
    }

    /** What explains the figures of these days: campaigns, other policies, times without any action. */
    @PreAuthorize("hasRole('EXEC')")
    public List<Happening> happenings(LocalDate from, LocalDate to) {
        requireRange(from, to);
        var zone = clock.getZone();
        return Stream.of(
                        happenings.campaigns(from, to),
                        happenings.policies(from, to, zone),
                        happenings.gaps(from, to, zone, clock.instant(), settings.gap(), MOST_GAPS))
                .flatMap(List::stream)
                .toList();
    }

    /** What there is to choose from, and whether anybody ever acted. */
    @PreAuthorize("hasRole('EXEC')")
    public OverviewChoice choice() {
        return filters.choice();
    }

    /** The users behind a figure of a day, by user id. */
    @PreAuthorize("hasRole('CRM')")
    public KpiUsers users(Kpi kpi, LocalDate day, UserFilter filter, long offset, int limit) {
        return users.users(kpi, day, filter, offset, limit);
    }

    /** The statement behind the figures, with its parameters. */
    @PreAuthorize("hasRole('EXEC')")
    public KpiStatement statement(LocalDate from, LocalDate to, UserFilter filter) {
        return KpiStatement.of(
                KpiDayQuery.DAYS,
                KpiDayQuery.parameters(from, to, KpiDayQuery.WHOLE_DAY, filter, LocalDate.now(clock)));
    }
}
