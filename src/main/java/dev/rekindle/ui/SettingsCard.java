package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;

/**
 * What a feature lets an admin set; stands on the settings page, in the order of {@code @Order}. The front end's build follows
 * classes from the page and meets no card on its way: what cards are made of is named here.
 */
@Uses(BigDecimalField.class)
@Uses(IntegerField.class)
public interface SettingsCard {

    Component card();
}
