package dev.rekindle.recommendation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Users of whom as much is known as a test needs. */
final class Users {

    static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private Users() {}

    /** Seen at the partner an hour ago, and born in 1990. */
    static UserFacts user(@Nullable String group, String balance, @Nullable String riskProfile) {
        return user(group, balance, riskProfile, NOW.minusSeconds(3600), "150");
    }

    static UserFacts user(
            @Nullable String group,
            String balance,
            @Nullable String riskProfile,
            @Nullable Instant lastVisitAt,
            String earnedThisMonth) {
        return new UserFacts(
                "u1",
                null,
                LocalDate.of(1990, 1, 1),
                null,
                group,
                "rfm-cascade",
                1,
                riskProfile,
                new BigDecimal(balance),
                Collections.nCopies(24, 0L),
                lastVisitAt,
                new BigDecimal(earnedThisMonth),
                null,
                BigDecimal.ZERO);
    }

    static UserFacts born(UserFacts user, @Nullable LocalDate birthDate) {
        return new UserFacts(
                user.userId(),
                user.protection(),
                birthDate,
                user.zone(),
                user.group(),
                user.policy(),
                user.policyVersion(),
                user.riskProfile(),
                user.balance(),
                user.hours(),
                user.lastVisitAt(),
                user.earnedThisMonth(),
                user.lastEarningAt(),
                user.lastEarned());
    }

    static UserFacts earned(UserFacts user, Instant at, String tokens) {
        return new UserFacts(
                user.userId(),
                user.protection(),
                user.birthDate(),
                user.zone(),
                user.group(),
                user.policy(),
                user.policyVersion(),
                user.riskProfile(),
                user.balance(),
                user.hours(),
                user.lastVisitAt(),
                user.earnedThisMonth(),
                at,
                new BigDecimal(tokens));
    }
}
