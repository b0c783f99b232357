package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.kpi.AlertKind;
import dev.rekindle.kpi.AlertReading;
import dev.rekindle.kpi.AlertRule;
import dev.rekindle.kpi.AlertState;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.ui.Formats;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Alerts in the reader's words. */
final class AlertWords {

    private AlertWords() {}

    static String kpi(Kpi kpi) {
        return I18NProvider.translate("kpi." + kpi.key());
    }

    static String rule(AlertRule rule) {
        var bound = rule.kind() == AlertKind.CHANGED
                ? Formats.current().share(rule.bound())
                : KpiTile.text(rule.kpi(), rule.bound());
        var words = I18NProvider.translate("alerts.rule." + rule.kind(), kpi(rule.kpi()), bound);
        return rule.pendingMinutes() == 0
                ? words
                : words + ", " + I18NProvider.translate("alerts.pending.of", rule.pendingMinutes());
    }

    static String reading(Kpi kpi, @Nullable AlertReading reading) {
        if (reading == null) {
            return "–";
        }
        var before = reading.before();
        var value = KpiTile.text(kpi, reading.value());
        var words = before == null
                ? value
                : I18NProvider.translate("alerts.value.before", value, KpiTile.text(kpi, before));
        return words + " · " + Formats.current().shortDate(reading.day());
    }

    static Span state(AlertState state) {
        var badge = new Span(I18NProvider.translate("alerts.state." + state));
        badge.addClassNames(
                "rk-badge", "rk-alert-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return badge;
    }
}
