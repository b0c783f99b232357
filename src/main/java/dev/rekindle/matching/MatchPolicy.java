package dev.rekindle.matching;

import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What makes a job post worth coming back for.
 *
 * @param posts which posts may be offered
 * @param payRatio the least hourly rate, as a multiple of the one the user last settled for; compared exactly
 */
public record MatchPolicy(PostHorizon posts, BigDecimal payRatio) {

    public MatchPolicy {
        if (payRatio.signum() <= 0) {
            throw new Refusal("policy.bad-pay-ratio", payRatio.toPlainString());
        }
    }

    /** The last day of posting that counts; absent when every day does. */
    public @Nullable LocalDate postedUntil(LocalDate asOf) {
        return posts == PostHorizon.UNTIL ? asOf : null;
    }
}
