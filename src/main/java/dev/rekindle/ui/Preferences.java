package dev.rekindle.ui;

import java.util.Locale;
import java.util.Optional;

/** How the person at the page wants it. Kept by whoever knows the person; for a visitor nothing is kept. */
public interface Preferences {

    /** Empty: as the browser asks for. */
    Optional<Locale> locale();

    Theme theme();

    void choose(Locale locale);

    void choose(Theme theme);
}
