package dev.rekindle.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rekindle.kpi.KpiDayQuery.Counted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of a day; what cannot be computed is absent.
 *
 * @param stickiness DAU / MAU
 * @param returning active that day and the day before
 * @param resurrected active that day and before, but not the day before
 * @param dormant active the day before and not that day
 * @param churnRate of those active 60 to 31 days before the share not active in the 30 days before
 * @param payingRatio who paid within 30 days / MAU
 * @param whaleRatio Whales at the end of the day / MAU
 * @param complete whether the day is over and all that was sent of it is recorded
 * @param notEstimable why something is absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KpiDay(
        LocalDate day,
        @Nullable Long dau,
        @Nullable Long wau,
        @Nullable Long mau,
        @Nullable Double stickiness,
        @JsonProperty("new") @Nullable Long newUsers,
        @Nullable Long returning,
        @Nullable Long resurrected,
        @Nullable Long dormant,
        @Nullable Double churnRate,
        @Nullable Double payingRatio,
        @Nullable Double whaleRatio,
        @Nullable BigDecimal earnedPartner,
        @Nullable BigDecimal earnedApp,
        @Nullable BigDecimal spent,
        boolean complete,
        @Nullable String notEstimable) {

    static KpiDay of(Counted counted, boolean complete) {
        var reasons = new ArrayList<String>();
        if (counted.mau() == 0) {
            reasons.add("stickiness, paying_ratio, whale_ratio: nobody was active in the 30 days to this one.");
        } else if (counted.whales() == null) {
            reasons.add("whale_ratio: the groups of this day have not been counted yet.");
        }
        if (counted.monthAgo() == 0) {
            reasons.add("churn_rate: nobody was active 60 to 31 days before.");
        }
        return new KpiDay(
                counted.day(),
                counted.dau(),
                counted.wau(),
                counted.mau(),
                share(counted.dau(), counted.mau()),
                counted.newUsers(),
                counted.returningUsers(),
                counted.resurrectedUsers(),
                counted.dormantUsers(),
                share(counted.churned(), counted.monthAgo()),
                share(counted.payers(), counted.mau()),
                counted.whales() == null ? null : share(counted.whales(), counted.mau()),
                counted.earnedPartner(),
                counted.earnedApp(),
                counted.spent(),
                complete,
                reasons.isEmpty() ? null : String.join(" ", reasons));
    }

    /** A day that has not begun: nothing of it is known, which is not the same as nothing. */
    static KpiDay future(LocalDate day) {
        return new KpiDay(
                day,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                "The day has not begun.");
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : part / (double) whole;
    }
}
