package dev.rekindle.ui;

import com.vaadin.flow.component.page.ColorScheme;

/** Light or dark pages. */
public enum Theme {
    /** As the device is set. */
    SYSTEM(ColorScheme.Value.SYSTEM),
    LIGHT(ColorScheme.Value.LIGHT),
    DARK(ColorScheme.Value.DARK);

    private final ColorScheme.Value scheme;

    Theme(ColorScheme.Value scheme) {
        this.scheme = scheme;
    }

    ColorScheme.Value scheme() {
        return scheme;
    }
}
