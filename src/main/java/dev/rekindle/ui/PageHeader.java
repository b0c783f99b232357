package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The head of a page: its title, one sentence that answers its question, and what it can be asked (as-of, filters). */
public final class PageHeader extends Header {

    private final H1 title;
    private final Paragraph answer = new Paragraph();
    private final Div controls = new Div();

    public PageHeader(String title) {
        this.title = new H1(title);
        addClassName("rk-page-header");
        answer.addClassName("rk-answer");
        controls.addClassName("rk-controls");
        add(new Div(this.title, answer), controls);
    }

    String title() {
        return title.getText();
    }

    /** For a page about one thing: what it is called, once that is known. */
    public PageHeader title(String title) {
        this.title.setText(title);
        return this;
    }

    public PageHeader answer(String sentence) {
        if (!sentence.equals(answer.getText())) { // else each viewer of a live page would be sent it again and again
            answer.setText(sentence);
        }
        return this;
    }

    public PageHeader controls(Component... components) {
        controls.add(components);
        return this;
    }
}
