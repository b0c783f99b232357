package dev.rekindle.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.notification.DeadNotification;
import dev.rekindle.notification.DeliveryService;
import dev.rekindle.notification.NotificationCount;
import dev.rekindle.notification.SendingPolicy;
import dev.rekindle.notification.SendingPolicyService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.SmallTable;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What became of the messages users were to get: sent, waiting, skipped and why, and those that are tried no more. */
@Route("notifications")
@Menu(title = "notifications.title", order = 7, icon = "icons/notifications.svg")
@RolesAllowed("CRM")
class NotificationsView extends Page {

    private static final int MOST_DEAD = 100;

    private final DeliveryService deliveries;
    private final LoadingCard<Answer> counts;
    private final LoadingCard<List<DeadNotification>> dead;

    /** What became of all messages, by which policy. */
    private record Answer(List<NotificationCount> counts, SendingPolicy policy) {}

    NotificationsView(DeliveryService deliveries, SendingPolicyService policies, Background background) {
        super("notifications.title");
        this.deliveries = deliveries;
        counts = TableExports.card(
                background,
                getTranslation("notifications.counts"),
                () -> new Answer(deliveries.counts(), policies.policy()),
                this::counts,
                "notifications");
        dead = TableExports.card(
                background,
                getTranslation("notifications.dead"),
                () -> deliveries.dead(MOST_DEAD),
                this::dead,
                "dead notifications");
        add(counts, dead);
    }

    private Component counts(Answer answer) {
        var all = answer.counts();
        var formats = Formats.current();
        header().answer(getTranslation(
                "notifications.answer",
                formats.count(sum(all, "SENT")),
                formats.count(sum(all, "WAITING") + sum(all, "SENDING")),
                formats.count(sum(all, "SKIPPED")),
                formats.count(sum(all, "DEAD"))));
        var content = new Div(SendingPolicyCard.sentence(answer.policy()));
        content.addClassName("rk-stack");
        content.add(all.isEmpty() ? new Paragraph(getTranslation("notifications.none")) : table(all, formats));
        return content;
    }

    private SmallTable table(List<NotificationCount> all, Formats formats) {
        var table = new SmallTable(
                        getTranslation("notifications.channel"),
                        getTranslation("notifications.state"),
                        getTranslation("notifications.messages"))
                .words(1);
        all.forEach(count -> table.row(
                getTranslation("notifications.channel." + count.channel().key()),
                getTranslation(
                        count.reason() == null
                                ? "notifications.state." + count.state()
                                : "notifications.reason." + count.reason()),
                formats.count(count.notifications())));
        return table;
    }

    private static long sum(List<NotificationCount> all, String state) {
        return all.stream()
                .filter(count -> count.state().equals(state))
                .mapToLong(NotificationCount::notifications)
                .sum();
    }

    private Component dead(List<DeadNotification> all) {
        if (all.isEmpty()) {
            return new Paragraph(getTranslation("notifications.no-dead"));
        }
        var table = new SmallTable(
                        getTranslation("notifications.user"),
                        getTranslation("notifications.channel"),
                        getTranslation("notifications.failure"),
                        "")
                .words(1, 2);
        all.forEach(message -> table.row(
                message.userId(),
                new Span(getTranslation(
                        "notifications.channel." + message.channel().key())),
                new Span(message.failure().words(getLocale())),
                new Button(getTranslation("notifications.retry"), click -> {
                    deliveries.retry(message.id());
                    reload();
                })));
        var content = new Div();
        if (all.size() == MOST_DEAD) {
            content.add(new Paragraph(getTranslation("notifications.newest-dead", MOST_DEAD)));
        }
        content.add(table, new Button(getTranslation("notifications.retry-all"), click -> {
            deliveries.retry(null);
            reload();
        }));
        content.addClassName("rk-stack");
        return content;
    }

    private void reload() {
        counts.reload();
        dead.reload();
    }
}
