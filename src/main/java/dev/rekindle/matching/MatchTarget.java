package dev.rekindle.matching;

/** A user for whom posts are looked up: where he is, what he did last, and what it paid. */
public record MatchTarget(String userId, int regionId, String lastCategoryId, int lastHourlyRate) {}
