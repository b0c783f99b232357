package dev.rekindle.kpi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key figure. */
public enum Kpi {
    DAU(true, false),
    WAU(true, false),
    MAU(true, false),
    STICKINESS(true, true),
    NEW(true, false),
    RETURNING(true, false),
    RESURRECTED(true, false),
    DORMANT(false, false),
    CHURN_RATE(false, true),
    PAYING_RATIO(true, true),
    WHALE_RATIO(true, true),
    EARNED_PARTNER(true, false),
    EARNED_APP(true, false),
    SPENT(true, false);

    private final boolean moreIsBetter;
    private final boolean share;

    Kpi(boolean moreIsBetter, boolean share) {
        this.moreIsBetter = moreIsBetter;
        this.share = share;
    }

    public @Nullable Double of(KpiDay day) {
        @Nullable
        Number value =
                switch (this) {
                    case DAU -> day.dau();
                    case WAU -> day.wau();
                    case MAU -> day.mau();
                    case STICKINESS -> day.stickiness();
                    case NEW -> day.newUsers();
                    case RETURNING -> day.returning();
                    case RESURRECTED -> day.resurrected();
                    case DORMANT -> day.dormant();
                    case CHURN_RATE -> day.churnRate();
                    case PAYING_RATIO -> day.payingRatio();
                    case WHALE_RATIO -> day.whaleRatio();
                    case EARNED_PARTNER -> day.earnedPartner();
                    case EARNED_APP -> day.earnedApp();
                    case SPENT -> day.spent();
                };
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
