package dev.rekindle.kpi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The key figures through REST. */
@RestController
@Tag(name = "KPIs", description = "How the business does, day by day")
class KpiApi {

    private static final int USUAL_DAYS = 30;

    private final KpiService kpis;
    private final Clock clock;

    KpiApi(KpiService kpis, Clock clock) {
        this.kpis = kpis;
        this.clock = clock;
    }

    /**
     * Figures of some users are of when they were counted last, which {@code Last-Modified} says; those of all are
     * live.
     */
    @GetMapping("/api/v1/kpis")
    @Operation(
            summary =
                    "The key figures of each day; without to up to today, without from of 30 days; of some users as they"
                            + " were counted last, see Last-Modified")
    ResponseEntity<Kpis> kpis(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") Set<String> segment,
            @RequestParam(defaultValue = "") Set<Integer> region,
            @RequestParam(defaultValue = "") Set<String> tier) {
        var last = to == null ? LocalDate.now(clock) : to;
        var filter = new UserFilter(segment, region, tier);
        var answer = ResponseEntity.ok();
        if (!filter.isEverybody()) {
            kpis.slicesCountedAt().ifPresent(answer::lastModified);
        }
        return answer.body(kpis.kpis(from == null ? last.minusDays(USUAL_DAYS - 1L) : from, last, filter));
    }
}
