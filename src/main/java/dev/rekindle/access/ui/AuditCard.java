package dev.rekindle.access.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rekindle.access.AuditEntry;
import dev.rekindle.access.AuditService;
import dev.rekindle.ui.Formats;
import java.time.Clock;
import java.util.Objects;

/** Who did what when, newest first, read as one scrolls. */
class AuditCard extends Section {

    AuditCard(AuditService audit, Clock clock) {
        addClassName("rk-card");
        var filter = new TextField();
        filter.setAriaLabel(getTranslation("audit.filter"));
        filter.setPlaceholder(getTranslation("audit.filter"));
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);

        var grid = new Grid<AuditEntry>();
        grid.addColumn(entry -> Formats.current().dateTime(entry.at().atZone(clock.getZone())))
                .setHeader(getTranslation("audit.at"))
                .setAutoWidth(true);
        grid.addColumn(AuditEntry::who).setHeader(getTranslation("audit.who")).setAutoWidth(true);
        grid.addColumn(AuditEntry::action)
                .setHeader(getTranslation("audit.action"))
                .setAutoWidth(true);
        grid.addColumn(AuditEntry::subject)
                .setHeader(getTranslation("audit.subject"))
                .setAutoWidth(true);
        grid.addColumn(AuditEntry::details).setHeader(getTranslation("audit.details"));
        grid.addColumn(entry -> Objects.requireNonNullElse(entry.address(), ""))
                .setHeader(getTranslation("audit.address"))
                .setAutoWidth(true);
        grid.setItems(
                query -> audit.entries(filter.getValue(), query.getOffset(), query.getLimit()).stream(),
                query -> audit.count(filter.getValue()));
        filter.addValueChangeListener(change -> grid.getDataProvider().refreshAll());
        add(new Header(new H2(getTranslation("audit.title")), filter), grid);
    }
}
