package dev.rekindle.profile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user answered in the quiz once.
 *
 * @param scores by scale; empty once withdrawn
 * @param riskProfile absent once withdrawn
 * @param withdrawnAt absent: the answers hold
 */
public record QuizAnswers(
        int version,
        Instant submittedAt,
        Map<String, Object> scores,
        @Nullable String riskProfile,
        @Nullable Instant withdrawnAt) {}
