package dev.rekindle.importing.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.importing.ImportResult;
import dev.rekindle.importing.ImportService;
import dev.rekindle.importing.TableResult;
import java.util.Map;

/** What an import changed, or why it changed nothing. */
class ResultPanel extends Div {

    ResultPanel(ImportService imports, ImportResult result) {
        var total = result.rejectedTotal();
        add(new Paragraph(total == null ? getTranslation("import.done") : getTranslation("import.rejected", total)));
        var grid = new Grid<Map.Entry<String, TableResult>>();
        grid.addColumn(Map.Entry::getKey).setHeader(getTranslation("import.table"));
        Columns.number(grid, row -> row.getValue().read(), getTranslation("import.read"));
        Columns.number(grid, row -> row.getValue().added(), getTranslation("import.new"));
        Columns.number(grid, row -> row.getValue().unchanged(), getTranslation("import.unchanged"));
        Columns.number(grid, row -> row.getValue().changed(), getTranslation("import.changed"));
        grid.setItems(result.tables().entrySet());
        grid.setAllRowsVisible(true);
        add(grid);
        if (total != null) {
            add(new RejectionsPanel(imports, result.importId(), total));
        }
    }
}
