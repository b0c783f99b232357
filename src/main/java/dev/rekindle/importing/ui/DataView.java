package dev.rekindle.importing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.importing.ImportService;
import dev.rekindle.importing.TableCount;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.SmallTable;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How much there is and how old it is; admins bring more from CSV files, and see what was wrong with them. */
@Route("data")
@Menu(title = "import.title", order = 8, icon = "icons/data.svg")
@RolesAllowed("CRM")
class DataView extends Page {

    private final Background background;

    DataView(ImportService imports, Background background, AuthenticationContext authentication) {
        super("import.title");
        this.background = background;
        var tables =
                TableExports.card(background, getTranslation("import.tables"), imports::counts, this::tables, "tables");
        var isAdmin = authentication.hasRole("ADMIN");
        var history = new HistoryCard(imports, background, isAdmin);
        if (isAdmin) {
            add(new ImportCard(imports, () -> {
                tables.reload();
                history.reload();
            }));
        }
        add(tables, history);
    }

    private Component tables(List<TableCount> counts) {
        var rows = counts.stream().mapToLong(TableCount::rows).sum();
        var newest = counts.stream()
                .map(TableCount::changedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        header().answer(
                        newest.isPresent()
                                ? getTranslation("import.answer", rows, counts.size(), age(newest.get()))
                                : getTranslation("import.answer.never", rows, counts.size()));
        var table = new SmallTable(
                        getTranslation("import.table"),
                        getTranslation("import.rows"),
                        getTranslation("import.changed-at"))
                .words(2);
        counts.forEach(
                count -> table.row(count.table(), new Span(Formats.current().count(count.rows())), changedAt(count)));
        return table;
    }

    private Span changedAt(TableCount count) {
        if (count.changedAt() == null) {
            return new Span(getTranslation("import.never-changed"));
        }
        var age = new Span(age(count.changedAt()));
        age.setTitle(Formats.current()
                .dateTime(count.changedAt().atZone(background.clock().getZone())));
        return age;
    }

    private String age(Instant since) {
        return Formats.current().ago(Duration.between(since, background.clock().instant()));
    }
}
