package dev.rekindle.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. */
public record Account(
        String name,
        Role role,
        boolean disabled,
        Instant createdAt,
        String createdBy,
        @Nullable Instant signedInAt) {}
