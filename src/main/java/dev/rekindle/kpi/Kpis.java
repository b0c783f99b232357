package dev.rekindle.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of some days.
 *
 * @param completeUntil every action that was sent before is counted; absent when the broker does not answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Kpis(
        ZoneId zone,
        List<KpiDay> days,
        @Nullable OffsetDateTime completeUntil,
        @Nullable String notEstimable) {}
