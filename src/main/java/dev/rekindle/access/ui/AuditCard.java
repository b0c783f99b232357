package dev.rekindle.access.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rekindle.access.AuditEntry;
import dev.rekindle.access.AuditService;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.Formats;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** Who did what when, newest first, read as one scrolls. */
class AuditCard extends Composite<Card> {

    private final AuditService audit;
    private final Clock clock;

    AuditCard(AuditService audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected Card initContent() {
        var filter = new TextField();
        filter.setAriaLabel(getTranslation("audit.filter"));
        filter.setPlaceholder(getTranslation("audit.filter"));
        filter.setClearButtonVisible(true);
        filter.setWidth("18em");
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
        var card = new Card(getTranslation("audit.title")).controls(filter).with(grid);
        TableExports.offer(card, manifest(""));
        filter.addValueChangeListener(change -> {
            grid.getDataProvider().refreshAll();
            TableExports.offer(card, manifest(change.getValue()));
        });
        return card;
    }

    private Manifest manifest(String filter) {
        var all = Manifest.live("audit", clock);
        return filter.isEmpty() ? all : all.with(Map.of("filter", filter));
    }
}
