package dev.rekindle.profile.ui;

import com.vaadin.flow.component.UI;
import dev.rekindle.ui.Translations;

/** Codes of the data in the reader's language. The app may send new ones at any time: those stand as they are. */
final class Words {

    private static final Translations TRANSLATIONS = new Translations();

    private Words() {}

    static String of(String kind, String code) {
        return TRANSLATIONS
                .getAllTranslations(UI.getCurrent().getLocale())
                .getOrDefault("users." + kind + "." + code, code);
    }
}
