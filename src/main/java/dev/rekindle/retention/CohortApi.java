package dev.rekindle.retention;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cohorts and retention through REST. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Cohorts", description = "Who came back, and when")
class CohortApi {

    private final CohortService cohorts;

    CohortApi(CohortService cohorts) {
        this.cohorts = cohorts;
    }

    @GetMapping("/cohorts")
    @Operation(
            summary = "Who of each cohort was active in which period; without as_of live. from and to bound the days on"
                    + " which cohorts start, the rest filters users")
    CohortTriangle cohorts(
            @RequestParam(defaultValue = "week") String period,
            @RequestParam(defaultValue = "on") String mode,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String segment,
            @RequestParam(required = false) @Nullable Integer region,
            @RequestParam(name = "first_action", required = false) @Nullable String firstAction,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate campaign,
            @RequestParam(required = false) @Nullable String arm) {
        return cohorts.triangle(new CohortQuestion(
                CohortPeriod.of(period),
                RetentionMode.of(mode),
                asOf,
                from,
                to,
                new CohortFilter(segment, region, firstAction, campaign, arm)));
    }

    @GetMapping("/retention")
    @Operation(
            summary = "How many were active so many days after their first, over all users whose such day is over;"
                    + " without as_of live. from and to bound the first days, the rest filters users")
    RetentionCurve retention(
            @RequestParam(defaultValue = "1,7,14,30") List<Integer> days,
            @RequestParam(defaultValue = "on") String mode,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String segment,
            @RequestParam(required = false) @Nullable Integer region,
            @RequestParam(name = "first_action", required = false) @Nullable String firstAction,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate campaign,
            @RequestParam(required = false) @Nullable String arm) {
        return cohorts.retention(
                new CohortQuestion(
                        CohortPeriod.DAY,
                        RetentionMode.of(mode),
                        asOf,
                        from,
                        to,
                        new CohortFilter(segment, region, firstAction, campaign, arm)),
                days);
    }
}
