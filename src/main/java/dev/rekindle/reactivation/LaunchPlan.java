package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.notification.Channel;
import dev.rekindle.notification.SendForecast;
import dev.rekindle.notification.SendingRules;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a launch would do now.
 *
 * @param users messages by arm; in a log that names a user in two arms he counts in both
 * @param leftOut users at risk who get none, by reason
 * @param forecast what the door would do with the messages
 */
public record LaunchPlan(
        LocalDate asOf,
        Map<Arm, Long> users,
        SortedMap<String, Long> leftOut,
        SendForecast forecast,
        Set<Channel> channels,
        SendingRules rules) {

    /** To how many users something new would go, now or after the quiet hours. */
    public long reached() {
        return forecast.now() + forecast.later();
    }
}
