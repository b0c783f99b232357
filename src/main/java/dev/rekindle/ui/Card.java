package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;

/** A framed part of the page with its title; what it shows comes from a question already answered. */
public class Card extends Section {

    private final Header header;
    private final String title;

    @SuppressWarnings("this-escape") // what is called belongs to the component itself
    public Card(String title) {
        this.title = title;
        addClassName("rk-card");
        header = new Header(new H2(title));
        add(header);
    }

    public String title() {
        return title;
    }

    /** Puts controls at the end of the card's title line. */
    public Card controls(Component... controls) {
        header.add(new Div(controls));
        return this;
    }

    /** Stretches over the whole width instead of standing beside another card. */
    public Card wide() {
        addClassName("rk-wide");
        return this;
    }

    public Card with(Component... content) {
        add(content);
        return this;
    }
}
