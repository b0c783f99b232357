package dev.rekindle.ui;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/**
 * A failure in words for the person at the page: what happened and what to do. Logged once, here.
 *
 * @param passes whether it is over when the database answers again
 */
record Failure(Function<Locale, String> words, boolean passes) {

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final Translations TRANSLATIONS = new Translations();

    static Failure of(Throwable problem) {
        // Stands in the log and on the page, so that one finds the other.
        var id = UUID.randomUUID().toString().substring(0, 8);
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new Failure(refusal::words, false);
            }
            if (cause instanceof AccessDeniedException) {
                LOG.warn("Error {} on a page: {}", id, cause.toString());
                return saying("failure.denied", id, false);
            }
            if (LostConnection.is(cause)) {
                LOG.warn("Error {} on a page: {}", id, cause.toString());
                return saying("failure.database", id, true);
            }
        }
        LOG.error("Error {} on a page", id, problem);
        return saying("failure.unknown", id, false);
    }

    private static Failure saying(String key, String id, boolean passes) {
        return new Failure(locale -> TRANSLATIONS.getTranslation(key, locale, id), passes);
    }
}
