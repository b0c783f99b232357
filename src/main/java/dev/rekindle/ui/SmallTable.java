package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of a few rows: names at the left, numbers right-aligned, columns of words left-aligned. Scrolls inside itself
 * where it is too wide.
 */
public final class SmallTable extends Div {

    private final NativeTable table = new NativeTable();
    private Set<Integer> words = Set.of();

    public SmallTable(String... headers) {
        addClassName("rk-table-scroll");
        getElement().setAttribute("tabindex", "0"); // so that one can scroll it by keyboard
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", String.join(", ", headers));
        table.addClassName("rk-small-table");
        var row = new NativeTableRow();
        for (var header : headers) {
            var cell = new NativeTableHeaderCell(header);
            cell.getElement().setAttribute("scope", "col");
            row.add(cell);
        }
        table.getHead().add(row);
        add(table);
    }

    /** Says which columns hold words, counted from 0, the names; before there are rows. */
    public SmallTable words(Integer... columns) {
        words = Set.of(columns);
        var heads = table.getHead().getChildren().findFirst().orElseThrow();
        words.forEach(column -> alignWords(heads.getElement().getChild(column)));
        return this;
    }

    private static void alignWords(Element cell) {
        cell.getClassList().add("rk-words");
    }

    /** Adds a row whose first cell names it. */
    public SmallTable row(String name, Component... cells) {
        return row(new Span(name), cells);
    }

    /** The same where the name leads somewhere. */
    public SmallTable row(Component name, Component... cells) {
        var row = new NativeTableRow();
        var head = new NativeTableHeaderCell(name);
        head.getElement().setAttribute("scope", "row");
        row.add(head);
        Arrays.stream(cells).map(cell -> new NativeTableCell(cell)).forEach(row::add);
        words.forEach(column -> alignWords(row.getElement().getChild(column)));
        table.getBody().add(row);
        return this;
    }

    public SmallTable row(String name, String... cells) {
        return row(name, Arrays.stream(cells).map(Span::new).toArray(Component[]::new));
    }

    /** What its cells say, the head first. */
    public List<List<String>> texts() {
        return Stream.concat(table.getHead().getChildren(), table.getBody().getChildren())
                .map(row -> row.getChildren()
                        .map(cell -> cell.getElement().getTextRecursively())
                        .toList())
                .toList();
    }

    public void clear() {
        table.getBody().removeAll();
    }
}
