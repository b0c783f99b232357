package dev.rekindle.profile;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A user as lists show one.
 *
 * @param group absent for who neither acted nor answered the quiz
 * @param lastActionDay absent for who never acted
 * @param protection why the user receives no marketing today; absent: may
 */
public record ListedUser(
        String userId,
        @Nullable String group,
        @Nullable LocalDate lastActionDay,
        BigDecimal balance,
        @Nullable String protection) {}
