package dev.rekindle.kpi;

import java.math.BigDecimal;
import java.util.List;

/** A page of the users behind a figure, and how many there are in all. */
public record KpiUsers(long total, List<KpiUser> users) {

    /** What a user did in the days that the figure is about. */
    public record KpiUser(
            String userId,
            long activeDays,
            long actions,
            BigDecimal earnedPartner,
            BigDecimal earnedApp,
            BigDecimal spent) {}
}
