package dev.rekindle.quiz;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the quiz in the list of all.
 *
 * @param activatedAt absent: a draft
 * @param submissions how many sets of answers it has, the withdrawn among them
 */
public record QuizVersion(
        int version,
        String savedBy,
        @Nullable Instant activatedAt,
        @Nullable String activatedBy,
        long submissions) {}
