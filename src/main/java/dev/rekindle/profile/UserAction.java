package dev.rekindle.profile;

import java.time.Instant;
import java.util.Map;

/** Something that a user did, as it was sent. */
public record UserAction(String eventId, String actionType, Instant actionTimestamp, Map<String, Object> metadata) {}
