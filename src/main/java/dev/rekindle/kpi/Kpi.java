package dev.rekindle.kpi;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A key figure. */
public enum Kpi {
    DAU(KpiDay::dau, true, false),
    WAU(KpiDay::wau, true, false),
    MAU(KpiDay::mau, true, false),
    STICKINESS(KpiDay::stickiness, true, true),
    NEW(KpiDay::newUsers, true, false),
    RETURNING(KpiDay::returning, true, false),
    RESURRECTED(KpiDay::resurrected, true, false),
    DORMANT(KpiDay::dormant, false, false),
    CHURN_RATE(KpiDay::churnRate, false, true),
    PAYING_RATIO(KpiDay::payingRatio, true, true),
    WHALE_RATIO(KpiDay::whaleRatio, true, true),
    EARNED_PARTNER(KpiDay::earnedPartner, true, false),
    EARNED_APP(KpiDay::earnedApp, true, false),
    SPENT(KpiDay::spent, true, false);

    private final Function<KpiDay, @Nullable Number> of;
    private final boolean moreIsBetter;
    private final boolean share;

    Kpi(Function<KpiDay, @Nullable Number> of, boolean moreIsBetter, boolean share) {
        this.of = of;
        this.moreIsBetter = moreIsBetter;
        this.share = share;
    }

    public @Nullable Double of(KpiDay day) {
        var value = of.apply(day);
        return value == null ? null : Double.valueOf(value.doubleValue());
    }

    public boolean isMoreBetter() {
        return moreIsBetter;
    }

    /** Whether it is a fraction, and a change of it a difference of shares. */
    public boolean isShare() {
        return share;
    }

    /** How translations name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
