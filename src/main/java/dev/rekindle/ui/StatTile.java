package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One number with its name, and a line below that puts it into proportion. */
public final class StatTile extends Div {

    public StatTile(String label, Component value) {
        addClassName("rk-tile");
        var name = new Span(label);
        name.addClassName("rk-tile-label");
        var number = new Div(value);
        number.addClassName("rk-tile-value");
        add(name, number);
    }

    public StatTile(String label, String value) {
        this(label, new Span(value));
    }

    public StatTile secondary(String text) {
        return secondary(new Span(text));
    }

    public StatTile secondary(Component content) {
        content.getElement().getClassList().add("rk-tile-secondary");
        add(content);
        return this;
    }
}
