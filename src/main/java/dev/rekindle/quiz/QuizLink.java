package dev.rekindle.quiz;

import java.time.Instant;

/**
 * What opens the quiz for one user without a sign-in.
 *
 * @param link what the form and the API ask for
 */
public record QuizLink(String userId, String link, Instant expiresAt) {}
