package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Says what is missing, and holds the button that mends it. */
public final class EmptyState extends Div {

    public EmptyState(String title, String text, Component... actions) {
        addClassName("rk-empty");
        add(new H2(title), new Paragraph(text));
        if (actions.length > 0) {
            add(new Div(actions));
        }
    }
}
