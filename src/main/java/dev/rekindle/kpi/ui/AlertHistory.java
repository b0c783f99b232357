package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.kpi.AlertEvent;
import dev.rekindle.kpi.AlertEvents;
import dev.rekindle.kpi.AlertService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Pager;
import dev.rekindle.ui.SmallTable;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What happened to the rules: a page of it at a time, the newest first; all of it to take away. */
final class AlertHistory extends Div {

    private static final int SHOWN = 25;
    private static final int EXPORTED_AT_ONCE = 1_000;

    private final AlertService alerts;
    private final Clock clock;
    private final LoadingCard<AlertEvents> card;
    private final Pager pager = new Pager(SHOWN, this::reload);
    private final ExportMenu exports = new ExportMenu().about(getTranslation("alerts.history"));
    private boolean waits;

    AlertHistory(AlertService alerts, Background background) {
        this.alerts = alerts;
        clock = background.clock();
        card = new LoadingCard<>(
                        background, getTranslation("alerts.history"), () -> alerts.events(0, SHOWN), this::show)
                .controls(exports);
        add(card);
    }

    void reload() {
        var offset = pager.offset();
        card.reload(() -> alerts.events(offset, SHOWN));
    }

    /** Whether somebody is still to be told of what it shows. */
    boolean waits() {
        return waits;
    }

    private Component show(AlertEvents found) {
        waits = found.events().stream().anyMatch(event -> event.waiting() > 0);
        exports.offer(found.total() == 0 ? List.of() : TableExports.files(table()));
        if (found.total() == 0) {
            return new Paragraph(getTranslation("alerts.history.none"));
        }
        var rows = new SmallTable(
                        getTranslation("alerts.at"),
                        getTranslation("alerts.name"),
                        getTranslation("alerts.state"),
                        getTranslation("alerts.value"),
                        getTranslation("alerts.told"))
                .words(1, 2, 3, 4);
        for (var event : found.events()) {
            rows.row(
                    Formats.current().dateTime(event.at().atZone(clock.getZone())),
                    new Span(event.alert()),
                    AlertWords.state(event.state()),
                    new Span(AlertWords.kpi(event.kpi()) + ": " + AlertWords.reading(event.kpi(), event.reading())),
                    told(event));
        }
        pager.setTotal(found.total());
        var page = new Div(rows, pager);
        page.addClassName("rk-stack");
        return page;
    }

    private Component told(AlertEvent event) {
        var words = new ArrayList<String>();
        if (event.told() > 0) {
            words.add(getTranslation("alerts.told.of", event.told()));
        }
        if (event.waiting() > 0) {
            words.add(getTranslation("alerts.told.waiting", event.waiting()));
        }
        if (event.failure() != null) {
            words.add(event.failure());
        }
        return new Div(words.isEmpty() ? "–" : String.join(" · ", words));
    }

    private ExportedTable table() {
        return new ExportedTable(
                Manifest.live("alert history", clock),
                List.of("at", "alert", "kpi", "state", "value", "before", "told", "waiting", "failure"),
                this::write);
    }

    private void write(ExportedTable.Sink sink) throws IOException {
        for (long offset = 0; ; offset += EXPORTED_AT_ONCE) {
            var some = alerts.events(offset, EXPORTED_AT_ONCE);
            for (var event : some.events()) {
                var reading = event.reading();
                sink.row(
                        event.at(),
                        event.alert(),
                        event.kpi().key(),
                        event.state(),
                        reading == null ? null : reading.value(),
                        reading == null ? null : reading.before(),
                        event.told(),
                        event.waiting(),
                        event.failure());
            }
            if (offset + EXPORTED_AT_ONCE >= some.total()) {
                return;
            }
        }
    }
}
