package dev.rekindle.ui;

import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Supplier;

/** A number that can be opened: its definition, its SQL, and by role the users behind it. */
public final class OpenNumber extends NativeButton {

    /**
     * @param name what the number is, the title of what opens
     * @param text the number, formatted
     * @param provenance asked when the number is opened
     */
    public OpenNumber(String name, String text, Supplier<Provenance> provenance) {
        super(text);
        addClassName("rk-number");
        setAriaLabel(name + ": " + text);
        setTitle(getTranslation("number.open"));
        addClickListener(click -> new NumberPanel(name, text, provenance.get()).open());
    }
}
