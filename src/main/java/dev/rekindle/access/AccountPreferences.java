package dev.rekindle.access;

import dev.rekindle.ui.Preferences;
import dev.rekindle.ui.Theme;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Language and theme are kept with the account. */
@Component
class AccountPreferences implements Preferences {

    private final AccountStore store;

    AccountPreferences(AccountStore store) {
        this.store = store;
    }

    @Override
    public Optional<Locale> locale() {
        return store.wishes(Person.name()).map(AccountStore.Wishes::locale).map(Locale::forLanguageTag);
    }

    @Override
    public Theme theme() {
        return store.wishes(Person.name()).map(AccountStore.Wishes::theme).orElse(Theme.SYSTEM);
    }

    @Override
    public void choose(Locale locale) {
        store.setLocale(Person.name(), locale);
    }

    @Override
    public void choose(Theme theme) {
        store.setTheme(Person.name(), theme);
    }
}
