package dev.rekindle.kpi;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.work.RecountService;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The intake with the key figures beside it. */
final class KpiEngine {

    private KpiEngine() {}

    static IntakeEngine at(SetClock clock) {
        return new IntakeEngine(clock, Kept.class);
    }

    /** Key figures of what the engine keeps. */
    static KpiService kpis(IntakeEngine engine, StreamService stream, Clock clock) {
        var days = engine.get(KpiDayQuery.class);
        return new KpiService(
                days,
                new KpiChanges(days),
                engine.get(PeakHoursQuery.class),
                engine.get(GroupDayQuery.class),
                engine.get(PartnerLoopQuery.class),
                engine.get(RecountService.class),
                engine.get(TokenMonthQuery.class),
                engine.get(HappeningQuery.class),
                engine.get(OverviewChoiceQuery.class),
                engine.get(KpiUserQuery.class),
                stream,
                new KpiSettings(Duration.ofMinutes(15), Duration.ofHours(1)),
                clock);
    }

    @ComponentScan(
            basePackages = {"dev.rekindle.kpi", "dev.rekindle.work"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "dev\\.rekindle\\.(kpi|work)\\.(\\w+(Store|Query)|KpiKeepingService|KpiCountingService|RecountService)"))
    static class Kept {}
}
