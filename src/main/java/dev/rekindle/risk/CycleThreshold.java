package dev.rekindle.risk;

import dev.rekindle.statistics.Estimate;
import dev.rekindle.statistics.GroupedValues;
import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;

/** How the threshold of a tier is taken from the settlement cycles of its evaluable users. */
public sealed interface CycleThreshold {

    /** The threshold in days. */
    Estimate of(GroupedValues cycleDays);

    /** As it stands in a URL and in JSON: {@code ntile3} or the quantile. */
    String key();

    /** The smallest cycle in the third of four equal groups, ordered by cycle; needs three users. */
    record Ntile3() implements CycleThreshold {

        @Override
        public Estimate of(GroupedValues cycleDays) {
            return cycleDays.thirdNtileOfFour();
        }

        @Override
        public String key() {
            return "ntile3";
        }
    }

    /** A quantile by linear interpolation, as PostgreSQL's {@code percentile_cont}. */
    record Quantile(BigDecimal share) implements CycleThreshold {

        public Quantile {
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new Refusal("policy.bad-threshold", share.toPlainString());
            }
        }

        @Override
        public Estimate of(GroupedValues cycleDays) {
            return cycleDays.quantile(share.doubleValue());
        }

        @Override
        public String key() {
            return share.toPlainString();
        }
    }

    static CycleThreshold parse(String key) {
        if (key.equals("ntile3")) {
            return new Ntile3();
        }
        if (!key.matches("-?\\d{0,9}\\.?\\d{1,18}")) {
            throw new Refusal("policy.bad-threshold", key);
        }
        return new Quantile(new BigDecimal(key));
    }
}
