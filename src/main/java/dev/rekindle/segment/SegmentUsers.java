package dev.rekindle.segment;

import java.util.List;

/**
 * A page of users.
 *
 * @param total how many there are on all pages
 */
public record SegmentUsers(long total, List<SegmentUser> users) {}
