package dev.rekindle.refresh;

import dev.rekindle.access.AuditService;
import dev.rekindle.campaign.CampaignHistoryService;
import dev.rekindle.kpi.KpiCountingService;
import dev.rekindle.metrics.MetricsService;
import dev.rekindle.redis.RedisMirrorService;
import dev.rekindle.retention.UserActivityService;
import dev.rekindle.risk.SettlementHistoryService;
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

    private final SettlementHistoryService settlements;
    private final CampaignHistoryService campaigns;
    private final MetricsService metrics;
    private final SegmentRegroupService segments;
    private final SegmentLifetimeService lifetimes;
    private final KpiCountingService kpis;
    private final RedisMirrorService redis;
    private final UserActivityService activity;
    private final AuditService audit;

    RecomputeApi(
            SettlementHistoryService settlements,
            CampaignHistoryService campaigns,
            MetricsService metrics,
            SegmentRegroupService segments,
            SegmentLifetimeService lifetimes,
            KpiCountingService kpis,
            RedisMirrorService redis,
            UserActivityService activity,
            AuditService audit) {
        this.settlements = settlements;
        this.campaigns = campaigns;
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
                        settlements.recompute().stream()
                                .map(user ->
                                        "settlement_histories: user " + user + " was not what the settlements say"),
                        campaigns.recompute().stream()
                                .map(user -> "campaign_histories: user " + user + " was not what the logs say"),
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
