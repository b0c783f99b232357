package dev.rekindle.importing.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import dev.rekindle.ui.Formats;
import java.util.function.ToLongFunction;

/** Columns of the page's tables. */
final class Columns {

    private Columns() {}

    /** Numbers stand right-aligned. */
    static <T> Grid.Column<T> number(Grid<T> grid, ToLongFunction<T> value, String header) {
        return grid.addColumn(row -> Formats.current().count(value.applyAsLong(row)))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END);
    }
}
