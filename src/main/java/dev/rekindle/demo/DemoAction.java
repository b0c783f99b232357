package dev.rekindle.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * One action of a demo user, as the app's back end would send it.
 *
 * @param metadata a JSON object
 */
record DemoAction(String userId, String eventId, String actionType, Instant actionTimestamp, String metadata) {

    /** The action as the topic and the REST door take it; nothing in it needs escaping. */
    String json(ZoneId zone) {
        return """
                {"event_id":"%s","user_id":"%s","action_type":"%s","action_timestamp":"%s","metadata":%s}""".formatted(
                        eventId,
                        userId,
                        actionType,
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(actionTimestamp.atZone(zone)),
                        metadata);
    }
}
