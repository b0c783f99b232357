package dev.rekindle.ui;

import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Supplier;

/** A number that can be opened: its definition, its SQL, and by role the users behind it. */
public final class OpenNumber extends NativeButton {

    private final String name;
    private String text = "";

    /**
     * @param name what the number is, the title of what opens
     * @param text the number, formatted
     * @param provenance asked when the number is opened
     */
    public OpenNumber(String name, String text, Supplier<Provenance> provenance) {
        this.name = name;
        addClassName("rk-number");
        setTitle(getTranslation("number.open"));
        addClickListener(click -> new NumberPanel(name, this.text, provenance.get()).open());
        setNumber(text);
    }

    /** Shows another number in its place, formatted; does nothing when it is the same. */
    public void setNumber(String text) {
        if (!text.equals(this.text)) {
            this.text = text;
            setText(text);
            setAriaLabel(name + ": " + text);
        }
    }
}
