package dev.rekindle.notification;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What would become of messages if they were asked for now, in users.
 *
 * @param now whose message leaves at once
 * @param later whose message waits for the end of the quiet hours
 * @param askedBefore for whom it was asked before; nothing more is sent
 * @param skipped who would get none, by reason
 */
public record SendForecast(long now, long later, long askedBefore, SortedMap<String, Long> skipped) {

    public static final SendForecast NOTHING = new SendForecast(0, 0, 0, new TreeMap<>());

    /** Both together. */
    public SendForecast plus(SendForecast other) {
        var both = new TreeMap<>(skipped);
        other.skipped.forEach((reason, users) -> both.merge(reason, users, Long::sum));
        return new SendForecast(now + other.now, later + other.later, askedBefore + other.askedBefore, both);
    }
}
