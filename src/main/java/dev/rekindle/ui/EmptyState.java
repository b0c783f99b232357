package dev.rekindle.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Says what is missing, and holds the button that mends it. */
public final class EmptyState extends Div {

    /** Leads to the page that mends it, if the reader may open that; else says whom to ask. */
    public static EmptyState leading(boolean mayMend, String key, String page) {
        return mayMend
                ? new EmptyState(translate(key), translate(key + ".do"), new Anchor(page, translate(key + ".go")))
                : new EmptyState(translate(key), translate(key + ".ask"));
    }

    public EmptyState(String title, String text, Component... actions) {
        addClassName("rk-empty");
        add(new H2(title), new Paragraph(text));
        if (actions.length > 0) {
            add(new Div(actions));
        }
    }
}
