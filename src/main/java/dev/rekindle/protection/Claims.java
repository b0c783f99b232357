package dev.rekindle.protection;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What texts may claim: a chance of winning, or that one is near it, only where an offer really grants it. */
public final class Claims {

    private static final String ARROW = " → ";

    /** Odds, near misses and certain wins, in both languages. */
    private static final Pattern ODDS = Pattern.compile(
            "확률|승률|당첨률|배당률|가능성|아깝게|아쉽게|거의 (당첨|이겼|이길)|무조건 (당첨|이|승)|당첨 보장|승리 보장"
                    + "|한 번만 더|한 판만 더|한 판 더|한 번 더 (돌|하)"
                    + "|\\bodds\\b|\\bchances?\\b|probabilit|likelier|more likely|guarantee|win(ning)? (rate|more often)"
                    + "|\\b(almost|nearly|just) (won|missed)\\b|\\bso close\\b|\\bnear(ly)?[ -](miss|win)"
                    + "|\\bclose to (a )?win|\\bsure (win|thing)\\b|\\bluck(y|ier)\\b|one more (round|spin|game|try)"
                    + "|\\d\\s*%\\s*(↑|up\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What is not seen, or written otherwise and looks the same, hides no claim. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private Claims() {}

    /** The text, without what it claims after its arrow unless the offer it names is one that grants it. */
    public static String granted(String body, @Nullable String offerId, Set<String> granted) {
        int arrow = body.indexOf(ARROW);
        return arrow < 0 || (offerId != null && granted.contains(offerId)) ? body : body.substring(0, arrow);
    }

    /** Whether a text claims odds before its arrow, where nothing is ever cut. */
    public static boolean areMade(String body) {
        return areMadeAnywhere(granted(body, null, Set.of()));
    }

    /** Whether a text that is never cut claims odds. */
    public static boolean areMadeAnywhere(String text) {
        var visible = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        return ODDS.matcher(visible.replaceAll("\\s+", " ")).find();
    }
}
