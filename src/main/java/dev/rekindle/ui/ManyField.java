package dev.rekindle.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBoxI18n;

/** A choice of any number out of many, which tells screen readers in the reader's language what is chosen. */
public final class ManyField<T> extends MultiSelectComboBox<T> {

    public ManyField(String label) {
        super(label);
        setPlaceholder(getTranslation("many.all"));
        setI18n(new MultiSelectComboBoxI18n()
                .setCleared(getTranslation("many.cleared"))
                .setFocused(getTranslation("many.focused"))
                .setSelected(getTranslation("many.selected"))
                .setDeselected(getTranslation("many.deselected"))
                .setTotal(getTranslation("many.total")));
    }
}
