package dev.rekindle.refresh;

import dev.rekindle.access.AuditService;
import dev.rekindle.kpi.KpiCountingService;
import dev.rekindle.metrics.MetricsService;
import dev.rekindle.protection.ProtectionService;
import dev.rekindle.recommendation.LearningService;
import dev.rekindle.retention.ActivityCountingService;
import dev.rekindle.segment.SegmentLifetimeService;
import dev.rekindle.segment.SegmentRegroupService;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/**
 * The night: what time alone changes, in its order. A step that fails is seen and doesn't keep the next one from its
 * work; all of them do what is left to do, so the next night makes good what one has missed.
 */
@Service
public class RefreshService {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshService.class);
    private static final LocalTime NIGHT = LocalTime.of(3, 0);
    private static final String CLOCK = "server";

    private record Step(String name, ToLongFunction<LocalDate> work) {}

    private final MetricsService metrics;
    private final ProtectionService protection;
    private final SegmentRegroupService segments;
    private final SegmentLifetimeService lifetimes;
    private final ActivityCountingService activity;
    private final KpiCountingService kpis;
    private final LearningService learning;
    private final RefreshRunStore store;
    private final AuditService audit;
    private final Clock clock;

    RefreshService(
            MetricsService metrics,
            ProtectionService protection,
            SegmentRegroupService segments,
            SegmentLifetimeService lifetimes,
            ActivityCountingService activity,
            KpiCountingService kpis,
            LearningService learning,
            RefreshRunStore store,
            AuditService audit,
            Clock clock) {
        this.metrics = metrics;
        this.protection = protection;
        this.segments = segments;
        this.lifetimes = lifetimes;
        this.activity = activity;
        this.kpis = kpis;
        this.learning = learning;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    private List<Step> steps(boolean isAhead) {
        return List.of(
                new Step("metrics", isAhead ? metrics::turnBack : metrics::roll),
                new Step("protection", protection::askForRecent),
                new Step("segments", isAhead ? segments::turnBack : segments::passTime),
                new Step("lifetimes", isAhead ? this::estimateAnew : lifetimes::estimate),
                new Step("values", lifetimes::writeValues),
                new Step("kpis", kpis::passTime),
                new Step("weights", learning::learn),
                new Step("group-hours", asOf -> learning.countHours()));
    }

    private long estimateAnew(LocalDate asOf) {
        lifetimes.turnBack(asOf);
        return lifetimes.estimate(asOf);
    }

    /** Runs the night of a day that has begun by the clock, unless somebody in the cluster has run it or is at it. */
    void runTonight() {
        var today = LocalDate.now(clock);
        store.takeTurn().ifPresent(turn -> {
            try (turn) {
                if (!store.hasRun(today)) {
                    run(today, CLOCK);
                }
            }
        });
    }

    /** Counts what actions have left to count of days that are over, and of what they led to. */
    void catchUp() {
        kpis.countDue(LocalDate.now(clock));
        kpis.countSliceUsers();
        activity.countDue();
        kpis.countSlices(); // takes longest
    }

    /** Runs it when it was missed: it is past three, and there have been nights before. */
    void makeUpForTonight() {
        if (!LocalTime.now(clock).isBefore(NIGHT) && store.hasNights()) {
            runTonight();
        }
    }

    /**
     * Runs the night by hand. For a day before today nothing is left to do but what an earlier night has missed. A day
     * to come takes everybody there, until the next night brings them back; who acts meanwhile is back at once.
     *
     * @param asOf the day to which time passes
     */
    @PreAuthorize("hasRole('ADMIN')")
    public RefreshRun refresh(LocalDate asOf) {
        var person = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
        var turn = store.takeTurn()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "The night is being run already; look at its steps, or try again in a moment."));
        try (turn) {
            audit.record("refresh", asOf.toString(), Map.of());
            return run(asOf, person.map(Principal::getName).orElse("nobody"));
        }
    }

    /** The newest runs, the newest first. */
    @PreAuthorize("hasRole('EXEC')")
    public List<RefreshRun> runs(int most) {
        return store.newest(most);
    }

    private RefreshRun run(LocalDate asOf, String by) {
        store.markInterrupted();
        var runId = UUID.randomUUID();
        var today = LocalDate.now(clock);
        var latest = asOf.isBefore(today) ? today : asOf;
        var isAhead = store.hasGoneBeyond(latest);
        store.begin(runId, asOf, clock.instant(), by);
        var steps = steps(isAhead);
        for (var position = 0; position < steps.size(); position++) {
            var step = steps.get(position);
            store.beginStep(runId, position, step.name(), clock.instant());
            try {
                var written = step.work().applyAsLong(isAhead ? latest : asOf);
                store.endStep(runId, position, clock.instant(), written, null);
                LOG.info("Night of {}: {} wrote {} rows", asOf, step.name(), written);
            } catch (RuntimeException e) {
                LOG.error("Night of {}: {} failed", asOf, step.name(), e);
                store.endStep(runId, position, clock.instant(), null, e.toString());
            }
        }
        store.end(runId, clock.instant());
        return store.newest(1).getFirst();
    }
}
