package dev.rekindle.demo.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.demo.DemoService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.PermitAll;

/** The first page. While the system is empty: how to fill it, or whom to ask. Afterwards: straight to the numbers. */
@Route("")
@PermitAll
class HomeView extends Page implements BeforeEnterObserver {

    /** Where there is something to see once the system holds data. */
    static final String FIRST_NUMBERS = "reactivation";

    private final DemoService demo;
    private final Background background;
    private final AuthenticationContext authentication;

    HomeView(DemoService demo, Background background, AuthenticationContext authentication) {
        super("demo.title");
        this.demo = demo;
        this.background = background;
        this.authentication = authentication;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (demo.isEmpty()) {
            add(authentication.hasRole("ADMIN") ? howToFillIt() : whomToAsk());
        } else {
            event.forwardTo(FIRST_NUMBERS);
        }
    }

    private Component howToFillIt() {
        return new EmptyState(
                getTranslation("demo.empty"),
                getTranslation("demo.fill"),
                new DemoOffer(demo, background),
                new Anchor("data", getTranslation("demo.import")));
    }

    private Component whomToAsk() {
        return new EmptyState(getTranslation("demo.empty"), getTranslation("demo.ask"));
    }
}
