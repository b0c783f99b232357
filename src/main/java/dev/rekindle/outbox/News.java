package dev.rekindle.outbox;

import java.util.Map;

/**
 * A message about a user that is to leave.
 *
 * @param position greater than that of all earlier news of this user; goes along as a header, by which a receiver can
 *     tell a repetition
 * @param payload JSON
 */
record News(long position, String userId, String topic, Map<String, String> headers, String payload) {}
