package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.kpi.Alert;
import dev.rekindle.kpi.AlertEvent;
import dev.rekindle.kpi.AlertMessageService;
import dev.rekindle.kpi.AlertService;
import dev.rekindle.kpi.AlertState;
import dev.rekindle.kpi.OverviewMailService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LiveFeed;
import dev.rekindle.ui.LiveFeed.Live;
import dev.rekindle.ui.LiveRegion;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.SmallTable;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rules watch the key figures, how each stands, what happened, and whether the Overview comes by mail. Answers
 * whether something needs a look now.
 */
@Route(AlertsView.PATH)
@Menu(title = "alerts.title", order = 1.5, icon = "icons/alerts.svg")
@RolesAllowed("EXEC")
class AlertsView extends Page {

    static final String PATH = "alerts";

    private static final int EVENTS = 100;

    private final Clock clock;
    private final AlertTable table;

    AlertsView(
            AlertService alerts,
            AlertMessageService messages,
            OverviewMailService mails,
            LiveFeed<List<Alert>> feed,
            Background background,
            AuthenticationContext authentication) {
        super("alerts.title");
        clock = background.clock();
        var isAdmin = authentication.hasRole("ADMIN");
        var history = new LoadingCard<>(
                background, getTranslation("alerts.history"), () -> alerts.events(EVENTS), this::events);
        var editor = new AlertEditor(alerts, messages, history::reload);
        table = new AlertTable(clock.getZone(), isAdmin ? editor : null);
        var live = new LiveRegion<>(feed, this::show);
        live.add(table);
        add(new Card(getTranslation("alerts.now")).with(live));
        if (isAdmin) {
            add(new Card(getTranslation("alerts.editor")).with(editor));
        }
        add(history, new OverviewMailCard(mails, clock.getZone()));
    }

    private void show(Live<List<Alert>> live) {
        var all = live.value();
        if (all == null) {
            return;
        }
        table.show(all);
        var firing =
                all.stream().filter(alert -> alert.state() == AlertState.FIRING).count();
        header().answer(
                        all.isEmpty()
                                ? getTranslation("alerts.answer.none")
                                : getTranslation("alerts.answer", firing, all.size()));
    }

    private Component events(List<AlertEvent> events) {
        if (events.isEmpty()) {
            return new Paragraph(getTranslation("alerts.history.none"));
        }
        var rows = new SmallTable(
                getTranslation("alerts.at"),
                getTranslation("alerts.name"),
                getTranslation("alerts.state"),
                getTranslation("alerts.value"),
                getTranslation("alerts.told"));
        for (var event : events) {
            rows.row(
                    Formats.current().dateTime(event.at().atZone(clock.getZone())),
                    new Span(event.alert()),
                    AlertWords.state(event.state()),
                    new Span(AlertWords.kpi(event.kpi()) + ": " + AlertWords.reading(event.kpi(), event.reading())),
                    told(event));
        }
        return rows;
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
}
