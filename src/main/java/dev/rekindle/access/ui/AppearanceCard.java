package dev.rekindle.access.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import dev.rekindle.ui.Appearance;
import dev.rekindle.ui.SegmentedFilter;
import dev.rekindle.ui.Theme;
import java.util.List;
import java.util.Locale;

/** Language and theme, kept with the account. */
class AppearanceCard extends Section {

    AppearanceCard(Appearance appearance) {
        addClassName("rk-card");
        var language = new SegmentedFilter<>(
                getTranslation("settings.language"),
                List.of(Locale.KOREAN, Locale.ENGLISH),
                locale -> locale.equals(Locale.KOREAN) ? "한국어" : "English");
        language.setValue(getLocale().getLanguage().equals("ko") ? Locale.KOREAN : Locale.ENGLISH);
        language.addValueChangeListener(change -> appearance.choose(change.getValue()));

        var theme = new SegmentedFilter<>(
                getTranslation("settings.theme"), List.of(Theme.values()), value -> getTranslation("theme." + value));
        theme.setValue(appearance.theme());
        theme.addValueChangeListener(change -> appearance.choose(change.getValue()));

        var form = new Div(language, theme);
        form.addClassName("rk-form");
        add(new H2(getTranslation("settings.appearance")), form);
    }
}
