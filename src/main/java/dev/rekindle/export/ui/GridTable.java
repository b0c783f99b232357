package dev.rekindle.export.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.KeyMapper;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.internal.JacksonUtils;
import dev.rekindle.export.ExportedTable.Sink;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A grid as a table: all its rows, also those that a page never asked for, with what their cells say. Columns without a
 * heading hold buttons and are left out.
 */
final class GridTable<T> {

    private static final int AT_ONCE = 1_000;

    private final Grid<T> grid;
    private final List<Column<T>> shown;
    private final @Nullable UI page = UI.getCurrent();

    GridTable(Grid<T> grid) {
        this.grid = grid;
        shown = grid.getColumns().stream()
                .filter(Column::isVisible)
                .filter(column -> !Objects.toString(column.getHeaderText(), "").isBlank())
                .toList();
    }

    List<String> columns() {
        return shown.stream().map(Column::getHeaderText).toList();
    }

    /** Written after the page has let go of its lock, in the page's language. */
    void writeTo(Sink sink) throws IOException {
        var before = CurrentInstance.getInstances();
        CurrentInstance.set(UI.class, page);
        try {
            for (var offset = 0; ; offset += AT_ONCE) {
                var rows = grid.getDataProvider()
                        .fetch(new Query<>(offset, AT_ONCE, List.of(), null, null))
                        .toList();
                for (var row : rows) {
                    sink.row(shown.stream()
                            .<@Nullable Object>map(column -> WrittenNumber.orText(text(column.getRenderer(), row)))
                            .toArray());
                }
                if (rows.size() < AT_ONCE) {
                    return;
                }
            }
        } finally {
            CurrentInstance.restoreInstances(before);
        }
    }

    private static <T> String text(Renderer<T> renderer, T row) {
        return switch (renderer) {
            case ComponentRenderer<?, T> made -> text(made.createComponent(row));
            case LitRenderer<T> written ->
                written.getValueProviders().values().stream()
                        .map(value -> Objects.toString(value.apply(row), ""))
                        .collect(Collectors.joining(" "));
            default -> told(renderer, row);
        };
    }

    private static String text(Component cell) {
        return cell instanceof Select<?> choice
                ? chosen(choice)
                : cell.getElement().getTextRecursively();
    }

    private static <C> String chosen(Select<C> choice) {
        return choice.getItemLabelGenerator().apply(choice.getValue());
    }

    /** What a browser would be told of a cell that holds one value. */
    private static <T> String told(Renderer<T> renderer, T row) {
        var told = JacksonUtils.createObjectNode();
        renderer.render(new Element("span"), new KeyMapper<>())
                .getDataGenerator()
                .ifPresent(generator -> generator.generateData(row, told));
        return told.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
    }
}
