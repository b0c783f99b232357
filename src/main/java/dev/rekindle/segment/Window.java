package dev.rekindle.segment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The days that count for the groups of a policy.
 *
 * @param onDay the day to which R is counted
 * @param fromDay the first day F, M and visits are counted on
 * @param beforeDay the day after the last one that counts
 * @param kept whether {@code user_metrics} holds the counts of just these days
 */
record Window(LocalDate onDay, LocalDate fromDay, LocalDate beforeDay, boolean kept, ZoneId zone, SegmentRules rules) {

    /**
     * How a statement begins that asks of all users: {@code measured} has one row per user with an action. What is not
     * asked for costs nothing.
     */
    static final String WITH_MEASURED = """
            with measured as (
              select * from user_measures_now(:onDay) where :kept
              union all
              select * from user_measures_over(
                :onDay, :fromDay, :beforeDay, null, :frequencyKey, :monetaryKey, :fromTime, :beforeTime)
              where not :kept
            )
            """;

    /** Before the first time an action can carry. */
    private static final LocalDate BEGINNING = LocalDate.of(1970, 1, 1);

    /** As of a day: what lies strictly before it. */
    static Window asOf(LocalDate day, SegmentRules rules, ZoneId zone) {
        return new Window(day, from(day, rules), day, false, zone, rules);
    }

    /** Live on a day: as of it, plus its own actions so far. */
    static Window live(LocalDate today, SegmentRules rules, ZoneId zone) {
        return new Window(today, from(today, rules), today.plusDays(1), rules.isKept(), zone, rules);
    }

    private static LocalDate from(LocalDate day, SegmentRules rules) {
        return rules.windowDays() == null ? BEGINNING : day.minusDays(rules.windowDays());
    }

    /** As queries over {@code user_measures_now} and {@code user_measures_over} name them. */
    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("onDay", onDay);
        parameters.put("fromDay", fromDay);
        parameters.put("beforeDay", beforeDay);
        parameters.put("fromTime", start(fromDay));
        parameters.put("beforeTime", start(beforeDay));
        parameters.put("kept", kept);
        parameters.put("frequencyKey", rules.frequencyKey());
        parameters.put("monetaryKey", rules.monetaryKey());
        return parameters;
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
