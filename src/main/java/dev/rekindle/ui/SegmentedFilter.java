package dev.rekindle.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.function.Function;

/** A choice of one out of a few, all visible. */
public final class SegmentedFilter<T> extends RadioButtonGroup<T> {

    public SegmentedFilter(String label, List<T> items, Function<T, String> names) {
        super(label, items);
        setItemLabelGenerator(names::apply);
        addClassName("rk-segmented");
    }
}
