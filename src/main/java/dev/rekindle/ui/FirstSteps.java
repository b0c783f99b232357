package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** What stands on the first page while the system holds nothing. */
public interface FirstSteps {

    /** How to fill it, for whoever is signed in; empty when it holds something. */
    Optional<Component> whileEmpty();
}
