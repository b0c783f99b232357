package dev.rekindle.refresh;

import dev.rekindle.access.AuditService;
import dev.rekindle.history.UserHistoryService;
import dev.rekindle.kpi.KpiCountingService;
import dev.rekindle.metrics.MetricsService;
import dev.rekindle.redis.RedisMirrorService;
import dev.rekindle.retention.UserActivityService;
import dev.rekindle.segment.SegmentLifetimeService;
import dev.rekindle.segment.SegmentRegroupService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds all kept state from the raw rows and names the differences; the mirror in Redis follows by itself. */
@RestController
@Tag(name = "Operation")
class RecomputeApi {

    private final UserHistoryService histories;
    private final MetricsService metrics;
    private final SegmentRegroupService segments;
    private final SegmentLifetimeService lifetimes;
    private final KpiCountingService kpis;
    private final RedisMirrorService redis;
    private final UserActivityService activity;
    private final AuditService audit;

    RecomputeApi(
            UserHistoryService histories,
            MetricsService metrics,
            SegmentRegroupService segments,
            SegmentLifetimeService lifetimes,
            KpiCountingService kpis,
            RedisMirrorService redis,
            UserActivityService activity,
            AuditService audit) {
        this.histories = histories;
        this.metrics = metrics;
        this.segments = segments;
        this.lifetimes = lifetimes;
        this.kpis = kpis;
        this.redis = redis;
        this.activity = activity;
        this.audit = audit;
    }

    @PostMapping("/api/v1/recompute")
    @Operation(summary = "Rebuild all kept state from the raw rows; names what differed")
    Differences recompute() {
        var differences = Stream.of(
                        histories.recompute().stream()
                                .map(user -> "user_histories: user " + user
                                        + " was not what users, settlements and logs say"),
                        metrics.recompute().stream(),
                        activity.recompute().stream(),
                        segments.recompute().stream().map(difference -> "user_segments: " + difference),
                        kpis.recompute().stream())
                .flatMap(Function.identity())
                .toList();
        lifetimes.recompute();
        redis.rebuild();
        audit.record("recompute", "kept state", Map.of("differences", differences.size()));
        return new Differences(differences);
    }

    /** What differed, a sentence each; at most a thousand of each kind. */
    record Differences(List<String> differences) {}
}
