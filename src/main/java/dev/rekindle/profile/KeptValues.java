package dev.rekindle.profile;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a user beside the values of the group.
 *
 * @param streakCount consecutive days with an action that end today or yesterday
 * @param ltv absent until a night has computed it
 * @param ltvAsOf the day as of which it is
 * @param riskProfile absent until the user has answered the quiz
 */
record KeptValues(
        int streakCount,
        BigDecimal pendingGems,
        BigDecimal battlepassXp,
        @Nullable Double ltv,
        @Nullable LocalDate ltvAsOf,
        @Nullable String riskProfile) {}
