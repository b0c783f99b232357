package dev.rekindle.redis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the mirror says of a user. Not R but the last day, which does not grow old by itself.
 *
 * @param frequency by the active policy, over its window up to {@code asOf}
 * @param monetary likewise
 * @param ltv absent until the night has estimated it
 * @param segment absent where nothing has been decided yet
 * @param streakCount days in a row up to {@code asOf} or the day before
 */
record MirroredUser(
        String userId,
        LocalDate lastActionDay,
        OffsetDateTime lastActionAt,
        long frequency,
        BigDecimal monetary,
        LocalDate asOf,
        @Nullable Double ltv,
        @Nullable String segment,
        int streakCount,
        BigDecimal pendingGems,
        BigDecimal cyberTokenBalance,
        BigDecimal battlepassXp) {

    private static final String USER = "user:";

    /** All keys there may be of a user. */
    static List<String> keys(String userId) {
        return List.of(
                USER + userId + ":rfm",
                USER + userId + ":ltv",
                USER + userId + ":segment",
                USER + userId + ":streak_count",
                USER + userId + ":last_action_ts",
                USER + userId + ":pending_gems",
                USER + userId + ":cyber_token_balance",
                "battlepass:" + userId + ":xp");
    }

    /** By key; what is not known has none. */
    Map<String, String> values() {
        var values = new HashMap<String, String>();
        values.put(
                USER + userId + ":rfm",
                "{\"last_action_day\":\"%s\",\"frequency\":%d,\"monetary\":%s,\"as_of\":\"%s\"}"
                        .formatted(lastActionDay, frequency, plain(monetary), asOf));
        if (ltv != null) {
            values.put(USER + userId + ":ltv", ltv.toString());
        }
        if (segment != null) {
            values.put(USER + userId + ":segment", segment);
        }
        values.put(USER + userId + ":streak_count", Integer.toString(streakCount));
        values.put(USER + userId + ":last_action_ts", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(lastActionAt));
        values.put(USER + userId + ":pending_gems", plain(pendingGems));
        values.put(USER + userId + ":cyber_token_balance", plain(cyberTokenBalance));
        values.put("battlepass:" + userId + ":xp", plain(battlepassXp));
        return values;
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
