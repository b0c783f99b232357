package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.kpi.Alert;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every rule and how it stands; it changes only when something has changed, so that buttons keep the focus. */
final class AlertTable extends Div {

    private final ZoneId zone;
    private final @Nullable AlertEditor editor;
    private @Nullable List<String> shown;

    /** @param editor of whoever may edit; absent for others */
    AlertTable(ZoneId zone, @Nullable AlertEditor editor) {
        this.zone = zone;
        this.editor = editor;
    }

    void show(List<Alert> alerts) {
        var rows = alerts.stream()
                .map(alert -> alert.alertId() + " " + alert.rule() + alert.state() + alert.since() + alert.reading())
                .toList();
        if (rows.equals(shown)) {
            return;
        }
        shown = rows;
        removeAll();
        add(alerts.isEmpty() ? nothing() : table(alerts));
    }

    private Component nothing() {
        return new EmptyState(
                getTranslation("alerts.none"),
                getTranslation(editor == null ? "alerts.none.others" : "alerts.none.admin"));
    }

    private Component table(List<Alert> alerts) {
        var table = new SmallTable(
                        getTranslation("alerts.name"),
                        getTranslation("alerts.state"),
                        getTranslation("alerts.rule"),
                        getTranslation("alerts.value"),
                        getTranslation("alerts.since"),
                        "")
                .words(1, 2, 4);
        for (var alert : alerts) {
            table.row(
                    alert.rule().name(),
                    AlertWords.state(alert.state()),
                    new Span(AlertWords.rule(alert.rule())),
                    new Span(AlertWords.reading(alert.rule().kpi(), alert.reading())),
                    new Span(Formats.current().dateTime(alert.since().atZone(zone))),
                    actions(alert));
        }
        return table;
    }

    private Component actions(Alert alert) {
        var actions = new Div();
        if (editor != null) {
            actions.add(
                    button("alerts.edit", alert, () -> editor.edit(alert.alertId())),
                    button("alerts.webhook.secret", alert, () -> editor.showSecret(alert)),
                    button("alerts.delete", alert, () -> editor.delete(alert)));
        }
        return actions;
    }

    /** Heard without its row, it says of which rule. */
    private Button button(String key, Alert alert, Runnable action) {
        var button = new Button(getTranslation(key), click -> action.run());
        button.setAriaLabel(button.getText() + ": " + alert.rule().name());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
