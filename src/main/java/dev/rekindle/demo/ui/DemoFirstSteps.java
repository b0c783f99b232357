package dev.rekindle.demo.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.demo.DemoService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.FirstSteps;
import java.util.Optional;

/** Offers an admin of an empty system demo data or an import, and tells everybody else whom to ask. */
@org.springframework.stereotype.Component
class DemoFirstSteps implements FirstSteps {

    private final DemoService demo;
    private final Background background;
    private final AuthenticationContext authentication;

    DemoFirstSteps(DemoService demo, Background background, AuthenticationContext authentication) {
        this.demo = demo;
        this.background = background;
        this.authentication = authentication;
    }

    @Override
    public Optional<Component> whileEmpty() {
        if (!demo.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(authentication.hasRole("ADMIN") ? howToFillIt() : whomToAsk());
    }

    private Component howToFillIt() {
        return new EmptyState(
                I18NProvider.translate("demo.empty"),
                I18NProvider.translate("demo.fill"),
                new DemoOffer(demo, background),
                new Anchor("data", I18NProvider.translate("demo.import")));
    }

    private static Component whomToAsk() {
        return new EmptyState(I18NProvider.translate("demo.empty"), I18NProvider.translate("demo.ask"));
    }
}
