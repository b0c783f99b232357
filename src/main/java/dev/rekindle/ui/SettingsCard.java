package dev.rekindle.ui;

import com.vaadin.flow.component.Component;

/** What a feature lets an admin set; stands on the settings page, in the order of {@code @Order}. */
public interface SettingsCard {

    Component card();
}
