package dev.rekindle.activity;

/**
 * How much came in by all doors.
 *
 * @param perSecond accepted a second, over this minute so far and the one before
 */
public record IntakeCounts(long accepted, long duplicate, long rejected, double perSecond) {}
