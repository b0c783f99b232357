package dev.rekindle.recommendation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user when something is recommended.
 *
 * @param protection why nothing is; absent when something may be
 * @param zone the user's own; absent: the configured one
 * @param group absent for who neither acted nor answered the quiz
 * @param balance tokens earned less tokens spent, 0 for who never acted
 * @param hours actions by hour of the day, 24 of them; empty for who never acted
 * @param lastVisitAt at the partner; absent: never
 * @param earnedThisMonth tokens earned at the partner in the calendar month
 * @param lastEarningAt of tokens at the partner; absent: never
 * @param lastEarned how many these were
 */
public record UserFacts(
        String userId,
        @Nullable String protection,
        @Nullable LocalDate birthDate,
        @Nullable String zone,
        @Nullable String group,
        @Nullable String policy,
        @Nullable Integer policyVersion,
        @Nullable String riskProfile,
        BigDecimal balance,
        List<Long> hours,
        @Nullable Instant lastVisitAt,
        BigDecimal earnedThisMonth,
        @Nullable Instant lastEarningAt,
        BigDecimal lastEarned) {

    /** Whether there is anything to decide by. */
    boolean isEmpty() {
        return hours.isEmpty() && riskProfile == null;
    }

    int rewardLevel() {
        return RewardLevel.of(group);
    }
}
