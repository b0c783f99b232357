package dev.rekindle.notification;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Tokens a user earned at the partner.
 *
 * @param cause event id of the earning
 * @param zone the user's own; absent: the configured one
 * @param protection why he is told nothing; absent when he may be told
 */
record TokenArrival(
        String userId,
        String cause,
        BigDecimal earnedTokens,
        @Nullable String zone,
        @Nullable String protection) {}
