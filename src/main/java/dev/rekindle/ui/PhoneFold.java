package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;

/** Fields that lie folded behind a button where there is little room, and stand open where there is more. */
public final class PhoneFold extends Div {

    private final Button button;
    private boolean open;

    /** @param label says what lies behind it, and what is set there */
    public PhoneFold(String label, Component... content) {
        var fields = new Div(content);
        fields.addClassName("rk-phone-fold-content");
        button = new Button(label, click -> toggle());
        button.addClassName("rk-phone-fold-button");
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.getElement().setAttribute("aria-expanded", "false");
        addClassName("rk-phone-fold");
        add(button, fields);
    }

    public void setLabel(String label) {
        button.setText(label);
    }

    private void toggle() {
        open = !open;
        setClassName("rk-phone-fold-open", open);
        button.getElement().setAttribute("aria-expanded", String.valueOf(open));
    }
}
