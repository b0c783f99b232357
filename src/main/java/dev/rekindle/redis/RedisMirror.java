package dev.rekindle.redis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the mirror does.
 *
 * @param address where it is
 * @param waiting users whose values in Redis are behind
 * @param behindSince when the oldest change was made that Redis doesn't have; absent when it has all
 * @param failure why Redis could not be written to; absent when it could
 * @param failingSince when that began; absent when it doesn't fail
 * @param rebuilding whether everything is being written anew
 */
public record RedisMirror(
        String address,
        long waiting,
        @Nullable Instant behindSince,
        @Nullable String failure,
        @Nullable Instant failingSince,
        boolean rebuilding) {}
