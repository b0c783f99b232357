package dev.rekindle.profile.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.profile.PersonService;
import dev.rekindle.profile.UserAction;
import dev.rekindle.ui.Formats;
import java.time.ZoneId;
import java.util.stream.Collectors;

/** What the user did, the newest first, read as one scrolls. */
final class Timeline extends Div {

    /** So many rows are shown as they are, without a frame to scroll in. */
    private static final int FEW = 8;

    Timeline(PersonService people, String userId, ZoneId zone) {
        addClassName("rk-stack");
        var total = Math.toIntExact(people.actionCount(userId));
        if (total == 0) {
            add(new Paragraph(getTranslation("users.timeline.none")));
            return;
        }
        var grid = new Grid<UserAction>();
        grid.addColumn(action ->
                        Formats.current().dateTime(action.actionTimestamp().atZone(zone)))
                .setHeader(getTranslation("users.when"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(action -> Words.of("action", action.actionType()))
                .setHeader(getTranslation("users.action"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Timeline::details)
                .setHeader(getTranslation("users.details"))
                .setAutoWidth(true);
        grid.setAllRowsVisible(total <= FEW);
        grid.setItems(query -> people.actions(userId, query.getOffset(), query.getLimit()).stream(), query -> total);
        add(new Paragraph(getTranslation("users.timeline.total", total, zone.getId())), grid);
    }

    private static String details(UserAction action) {
        return action.metadata().entrySet().stream()
                .map(entry -> Words.of("key", entry.getKey()) + ": " + value(entry.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static String value(Object value) {
        return value instanceof Number number
                ? Formats.current().decimal(number.doubleValue(), 2)
                : Words.of("value", String.valueOf(value));
    }
}
