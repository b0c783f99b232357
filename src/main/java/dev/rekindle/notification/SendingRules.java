package dev.rekindle.notification;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;

/**
 * In which hours of a user's day nothing leaves, and how many messages a user gets at most.
 *
 * @param perDay on a calendar day of the user
 * @param perSevenDays in seven times 24 hours
 */
public record SendingRules(
        @JsonFormat(pattern = "HH:mm") LocalTime quietFrom,
        @JsonFormat(pattern = "HH:mm") LocalTime quietUntil,
        int perDay,
        int perSevenDays) {

    QuietHours quietHours() {
        return new QuietHours(quietFrom, quietUntil);
    }

    FrequencyCaps caps() {
        return new FrequencyCaps(perDay, perSevenDays);
    }
}
