package dev.rekindle.importing.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rekindle.importing.ImportService;
import dev.rekindle.importing.Rejection;
import java.util.Objects;
import java.util.UUID;

/** What was rejected, row by row, with what to do about it; as much of it as one scrolls to, and all as a file. */
class RejectionsPanel extends Div {

    RejectionsPanel(ImportService imports, UUID importId, long total) {
        var grid = new Grid<Rejection>();
        grid.addColumn(Rejection::file).setHeader(getTranslation("import.file")).setAutoWidth(true);
        grid.addColumn(row -> Objects.toString(row.line(), ""))
                .setHeader(getTranslation("import.line"))
                .setAutoWidth(true);
        grid.addColumn(row -> Objects.toString(row.column(), ""))
                .setHeader(getTranslation("import.column"))
                .setAutoWidth(true);
        grid.addColumn(row -> Objects.toString(row.value(), ""))
                .setHeader(getTranslation("import.value"))
                .setAutoWidth(true);
        grid.addColumn(row -> row.reason().words(getLocale(), row.detail()))
                .setHeader(getTranslation("import.reason"))
                .setFlexGrow(1)
                .setAutoWidth(true);
        grid.setItems(query -> imports.rejections(importId, query.getOffset(), query.getLimit()).stream(), query ->
                (int) Math.min(total, Integer.MAX_VALUE));
        DownloadHandler all = event -> {
            event.setFileName("rekindle-rejections-%s.csv".formatted(importId));
            event.setContentType("text/csv;charset=UTF-8");
            imports.writeRejections(importId, event.getOutputStream());
        };
        add(
                new H3(getTranslation("import.rejections")),
                grid,
                new Anchor(all, getTranslation("import.rejections.download", total)));
    }
}
