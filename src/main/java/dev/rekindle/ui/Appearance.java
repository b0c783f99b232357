package dev.rekindle.ui;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Changes the language and theme of the page at hand, and keeps the choice. */
@Component
public class Appearance {

    private final Preferences preferences;

    Appearance(Preferences preferences) {
        this.preferences = preferences;
    }

    public Theme theme() {
        return preferences.theme();
    }

    public void choose(Theme theme) {
        preferences.choose(theme);
        UI.getCurrent().getPage().setColorScheme(theme.scheme());
    }

    /** Every word changes, so the page is made anew. */
    public void choose(Locale language) {
        preferences.choose(language);
        UI.getCurrent().getSession().setLocale(language);
        UI.getCurrent().getPage().reload();
    }
}
