package dev.rekindle.kpi.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.kpi.Alert;
import dev.rekindle.kpi.AlertMessageService;
import dev.rekindle.kpi.AlertService;
import dev.rekindle.kpi.AlertState;
import dev.rekindle.kpi.OverviewMailService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.LiveFeed;
import dev.rekindle.ui.LiveFeed.Live;
import dev.rekindle.ui.LiveRegion;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rules watch the key figures, how each stands, what happened, and whether the Overview comes by mail. Answers
 * whether something needs a look now.
 */
@Route(AlertsView.PATH)
@Menu(title = "alerts.title", order = 1.5, icon = "icons/alerts.svg")
@RolesAllowed("EXEC")
class AlertsView extends Page {

    static final String PATH = "alerts";

    private final Clock clock;
    private final AlertTable table;
    private final Card now;
    private final AlertHistory history;
    private @Nullable List<String> states;

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
        history = new AlertHistory(alerts, background);
        var editor = new AlertEditor(alerts, messages, history::reload);
        table = new AlertTable(clock.getZone(), isAdmin ? editor : null);
        var live = new LiveRegion<>(feed, this::show);
        live.add(table);
        now = new Card(getTranslation("alerts.now")).with(live);
        add(now);
        if (isAdmin) {
            add(new Card(getTranslation("alerts.editor")).with(editor));
        }
        add(history, new OverviewMailCard(mails, clock.getZone()));
    }

    private void show(Live<List<Alert>> live) {
        var all = live.value();
        table.setClassName("rk-stale", live.failing());
        if (live.failing()) {
            header().answer(getTranslation("alerts.answer.stale"));
        }
        if (all == null || live.failing()) {
            return;
        }
        table.show(all);
        followHistory(all);
        TableExports.offer(now, Manifest.live("alerts", clock));
        var firing =
                all.stream().filter(alert -> alert.state() == AlertState.FIRING).count();
        header().answer(
                        all.isEmpty()
                                ? getTranslation("alerts.answer.none")
                                : getTranslation("alerts.answer", firing, all.size()));
    }

    /** What has just happened to a rule stands in its history, too, and so does who has been told of it. */
    private void followHistory(List<Alert> all) {
        var found = all.stream()
                .map(alert -> alert.alertId() + " " + alert.state() + alert.since())
                .toList();
        if (states != null && (!found.equals(states) || history.waits())) {
            history.reload();
        }
        states = found;
    }
}
