package dev.rekindle.profile.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.profile.ConsideredMessage;
import dev.rekindle.profile.PersonService;
import dev.rekindle.ui.Formats;
import java.time.ZoneId;

/** Every message that was considered for the user: sent, waiting, or withheld with the reason. */
final class ConsideredMessages extends Div {

    /** So many rows are shown as they are, without a frame to scroll in. */
    private static final int FEW = 8;

    ConsideredMessages(PersonService people, String userId, ZoneId zone) {
        addClassName("rk-stack");
        var total = people.messageCount(userId);
        if (total == 0) {
            add(new Paragraph(getTranslation("users.messages.none")));
            return;
        }
        var grid = new Grid<ConsideredMessage>();
        grid.addColumn(message -> Formats.current().dateTime(message.createdAt().atZone(zone)))
                .setHeader(getTranslation("users.when"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(message -> Words.of("message", message.notificationType()))
                .setHeader(getTranslation("users.message-kind"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(message -> getTranslation("notifications.channel." + message.channel()))
                .setHeader(getTranslation("notifications.channel"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(message -> outcome(message, zone))
                .setHeader(getTranslation("users.outcome"))
                .setAutoWidth(true);
        grid.addColumn(ConsideredMessage::message)
                .setHeader(getTranslation("users.message"))
                .setAutoWidth(true);
        grid.setAllRowsVisible(total <= FEW);
        grid.setItems(query -> people.messages(userId, query.getOffset(), query.getLimit()).stream(), query -> total);
        add(new Paragraph(getTranslation("users.messages.total", total)), grid);
    }

    private static String outcome(ConsideredMessage message, ZoneId zone) {
        var state = Words.of("message-state", message.state());
        if (message.reason() != null) {
            return state + ": " + Words.of("protection", message.reason());
        }
        var at = message.sentAt() == null ? message.dueAt() : message.sentAt();
        return state + " · " + Formats.current().dateTime(at.atZone(zone));
    }
}
