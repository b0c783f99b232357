package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.kpi.Alert;
import dev.rekindle.kpi.AlertKind;
import dev.rekindle.kpi.AlertMessageService;
import dev.rekindle.kpi.AlertRule;
import dev.rekindle.kpi.AlertService;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule as a form: a new one, or one that there is. */
final class AlertEditor extends Div {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final AlertService alerts;
    private final Runnable changed;
    private final TextField name = new TextField(getTranslation("alerts.name"));
    private final Select<Kpi> kpi = new Select<>();
    private final Select<AlertKind> kind = new Select<>();
    private final BigDecimalField bound = new BigDecimalField(getTranslation("alerts.bound"));
    private final IntegerField pending = new IntegerField(getTranslation("alerts.pending"));
    private final TextField mailTo = new TextField(getTranslation("alerts.mail-to"));
    private final TextField webhook = new TextField(getTranslation("alerts.webhook"));
    private final Select<String> language = new Select<>();
    private final Paragraph problem = new Paragraph();
    private final Button save = new Button("", click -> save());
    private final Button cancel = new Button(getTranslation("alerts.cancel"), click -> clear());
    private @Nullable UUID edited;

    AlertEditor(AlertService alerts, AlertMessageService messages, Runnable changed) {
        this.alerts = alerts;
        this.changed = changed;
        kpi.setLabel(getTranslation("alerts.kpi"));
        kpi.setItems(Kpi.values());
        kpi.setItemLabelGenerator(AlertWords::kpi);
        kpi.addValueChangeListener(change -> showUnit());
        kind.setLabel(getTranslation("alerts.kind"));
        kind.setItems(AlertKind.values());
        kind.setItemLabelGenerator(value -> getTranslation("alerts.kind." + value));
        kind.addValueChangeListener(change -> showUnit());
        mailTo.setHelperText(getTranslation("alerts.mail-to.help"));
        webhook.setPlaceholder("https://");
        language.setLabel(getTranslation("alerts.locale"));
        language.setItems("ko", "en");
        language.setItemLabelGenerator(AlertEditor::languageName);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        problem.addClassName("rk-form-problem");
        problem.getElement().setAttribute("role", "alert");
        var form = new Div(name, kpi, kind, bound, pending, mailTo, webhook, language, save, cancel);
        form.addClassName("rk-form");
        addClassName("rk-stack");
        add(form, problem, new Paragraph(getTranslation("alerts.basis")));
        if (!messages.isMailConfigured()) {
            add(new Paragraph(getTranslation("alerts.no-smtp")));
        }
        clear();
    }

    static String languageName(String locale) {
        return locale.equals("ko") ? "한국어" : "English";
    }

    private void showUnit() {
        bound.setHelperText(getTranslation(isPercent() ? "alerts.bound.percent" : "alerts.bound.number"));
    }

    private boolean isPercent() {
        return kind.getValue() == AlertKind.CHANGED
                || (kpi.getValue() != null && kpi.getValue().isShare());
    }

    private void clear() {
        edited = null;
        name.clear();
        kpi.setValue(Kpi.DAU);
        kind.setValue(AlertKind.BELOW);
        bound.clear();
        pending.setValue(15);
        mailTo.clear();
        webhook.clear();
        language.setValue(getLocale().getLanguage().equals("ko") ? "ko" : "en");
        problem.setText("");
        save.setText(getTranslation("alerts.add"));
        cancel.setVisible(false);
    }

    void edit(UUID alertId) {
        alerts.alerts().stream()
                .filter(alert -> alert.alertId().equals(alertId))
                .findFirst()
                .ifPresent(alert -> fill(alertId, alert.rule()));
    }

    private void fill(UUID alertId, AlertRule rule) {
        clear();
        edited = alertId;
        name.setValue(rule.name());
        kpi.setValue(rule.kpi());
        kind.setValue(rule.kind());
        var value = BigDecimal.valueOf(rule.bound());
        bound.setValue((isPercent() ? value.multiply(HUNDRED) : value).stripTrailingZeros());
        pending.setValue(rule.pendingMinutes());
        mailTo.setValue(String.join(", ", rule.mailTo()));
        webhook.setValue(rule.webhookUrl() == null ? "" : rule.webhookUrl());
        language.setValue(rule.locale());
        save.setText(getTranslation("alerts.save"));
        cancel.setVisible(true);
        name.focus();
    }

    private void save() {
        try {
            var rule = rule();
            alerts.save(edited, rule);
            clear();
            Notification.show(getTranslation("alerts.saved", rule.name()));
            changed.run();
        } catch (Refusal refused) {
            problem.setText(refused.words(getLocale()));
        }
    }

    private AlertRule rule() {
        var given = bound.getValue();
        return new AlertRule(
                name.getValue(),
                kpi.getValue(),
                kind.getValue(),
                given == null ? Double.NaN : (isPercent() ? given.divide(HUNDRED) : given).doubleValue(),
                pending.getValue() == null ? 0 : pending.getValue(),
                language.getValue(),
                addresses(),
                webhook.getValue().isBlank() ? null : webhook.getValue().strip());
    }

    private List<String> addresses() {
        return Stream.of(mailTo.getValue())
                .flatMap(text -> Arrays.stream(text.split("[,;\\s]+", -1)))
                .filter(text -> !text.isBlank())
                .toList();
    }

    void showSecret(Alert alert) {
        var secret = new Code(alerts.webhookSecret(alert.alertId()));
        secret.addClassName("rk-secret");
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("alerts.webhook.secret.of", alert.rule().name()));
        dialog.add(new Div(new Paragraph(getTranslation("alerts.webhook.how")), secret));
        dialog.setConfirmText(getTranslation("panel.close"));
        dialog.open();
    }

    void delete(Alert alert) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("alerts.delete.title", alert.rule().name()));
        dialog.setText(getTranslation("alerts.delete.loss"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("alerts.cancel"));
        dialog.setConfirmText(getTranslation("alerts.delete"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> {
            alerts.delete(alert.alertId());
            clear();
            changed.run();
        });
        dialog.open();
    }
}
