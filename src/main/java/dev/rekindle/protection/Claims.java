package dev.rekindle.protection;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What texts may claim: a chance of winning, or that one is near it, only where an offer really grants it. */
public final class Claims {

    private static final String ARROW = " → ";

    /** Odds and near misses, in both languages. */
    private static final Pattern ODDS = Pattern.compile(
            "확률|승률|당첨률|배당률|아깝게|한 번만 더|한 판만 더|한 판 더"
                    + "|\\bodds\\b|\\bchances?\\b|probabilit|likelier|more likely|guarantee|\\balmost won\\b|one more (round|spin)"
                    + "|\\d\\s*%\\s*(↑|up\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Claims() {}

    /** The text, without what it claims after its arrow unless the offer it names is one that grants it. */
    public static String granted(String body, @Nullable String offerId, Set<String> granted) {
        int arrow = body.indexOf(ARROW);
        return arrow < 0 || (offerId != null && granted.contains(offerId)) ? body : body.substring(0, arrow);
    }

    /** Whether a text claims odds where it is not cut, so that it must not be said without an offer. */
    public static boolean areMade(String body) {
        return areMadeAnywhere(granted(body, null, Set.of()));
    }

    /** Whether a text that is never cut claims odds. */
    public static boolean areMadeAnywhere(String text) {
        return ODDS.matcher(text).find();
    }
}
