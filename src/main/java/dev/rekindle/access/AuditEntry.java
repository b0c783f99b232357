package dev.rekindle.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did.
 *
 * @param action what, one word of {@code snake_case}: sign_in, import, policy_activated, …
 * @param subject to what or whom
 * @param details as JSON
 * @param address where the request came from; absent for what the server did itself
 */
public record AuditEntry(
        Instant at,
        String who,
        String action,
        String subject,
        String details,
        @Nullable String address) {}
