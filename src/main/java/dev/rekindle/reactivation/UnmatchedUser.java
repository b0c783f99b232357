package dev.rekindle.reactivation;

import dev.rekindle.matching.NearestMiss;
import org.jspecify.annotations.Nullable;

/** A high-risk user whom no job post fits, and the post that came nearest. */
public record UnmatchedUser(ReactivationUser user, @Nullable NearestMiss nearestMiss) {}
