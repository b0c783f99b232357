package dev.rekindle.kpi;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The intake with the key figures beside it. */
final class KpiEngine {

    private KpiEngine() {}

    static IntakeEngine at(SetClock clock) {
        return new IntakeEngine(clock, Kept.class);
    }

    @ComponentScan(
            basePackages = "dev.rekindle.kpi",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "dev\\.rekindle\\.kpi\\.(\\w+(Store|Query)|KpiKeepingService|KpiCountingService)"))
    static class Kept {}
}
