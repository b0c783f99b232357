package dev.rekindle.reactivation.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a number cannot be computed, in the reader's language; the document says it in English, as the API does. */
final class Reasons {

    private Reasons() {}

    /** The words for a reason of the document; nothing where there is none. */
    static String words(@Nullable String reason) {
        return reason == null
                ? ""
                : I18NProvider.translate(
                        "reactivation.reason." + reason.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
}
