package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.kpi.Alert;
import dev.rekindle.ui.LiveFeed;
import dev.rekindle.ui.LiveFeed.Live;
import dev.rekindle.ui.LiveRegion;
import java.util.List;

/** The alerts somebody should look at, above the tiles; nothing while all is normal. */
final class AlertStrip extends Composite<Div> {

    private final Div strip = new Div();
    private List<Alert> shown = List.of();

    AlertStrip(LiveFeed<List<Alert>> feed) {
        strip.addClassName("rk-alerts");
        strip.getElement().setAttribute("role", "status");
        strip.getElement().setAttribute("aria-label", getTranslation("alerts.strip"));
        strip.setVisible(false);
        var region = new LiveRegion<>(feed, this::show);
        region.add(strip);
        getContent().addClassName("rk-alert-strip");
        getContent().add(region);
    }

    private void show(Live<List<Alert>> live) {
        var all = live.value();
        if (all == null) {
            return;
        }
        var notable = all.stream().filter(Alert::isNotable).toList();
        if (isShown(notable)) {
            return;
        }
        shown = notable;
        strip.removeAll();
        notable.forEach(alert -> strip.add(new Anchor(
                AlertsView.PATH,
                AlertWords.state(alert.state()),
                new Span(alert.rule().name() + " · " + AlertWords.rule(alert.rule())))));
        strip.setVisible(!notable.isEmpty());
    }

    /** Readings move with every look; a screen reader hears only of states. */
    private boolean isShown(List<Alert> notable) {
        return notable.stream()
                .map(alert -> alert.alertId() + " " + alert.state() + alert.rule())
                .toList()
                .equals(shown.stream()
                        .map(alert -> alert.alertId() + " " + alert.state() + alert.rule())
                        .toList());
    }
}
