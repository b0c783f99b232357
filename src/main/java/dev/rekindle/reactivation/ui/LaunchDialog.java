package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.campaign.Arm;
import dev.rekindle.reactivation.LaunchPlan;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks once before a launch: who gets a message in which arm, who gets none and why, and when the messages leave. */
final class LaunchDialog extends Dialog {

    private final Formats formats = Formats.current();

    LaunchDialog(LaunchPlan plan, Runnable launch) {
        var reached = formats.count(plan.reached());
        setHeaderTitle(getTranslation("launch.ask", reached, formats.date(plan.asOf())));
        add(
                new H3(getTranslation("launch.arms")),
                arms(plan.users()),
                new H3(getTranslation("launch.when")),
                new Paragraph(rules(plan)),
                forecast(plan));
        if (!plan.leftOut().isEmpty()) {
            add(new H3(getTranslation("launch.without")), leftOut(plan.leftOut()));
        }
        add(new Paragraph(getTranslation("launch.cannot-be-undone")));
        var go = new Button(getTranslation("launch.to", reached), click -> {
            close();
            launch.run();
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), go);
    }

    private String rules(LaunchPlan plan) {
        var rules = plan.rules();
        return getTranslation(
                "launch.rules",
                rules.quietFrom(),
                rules.quietUntil(),
                rules.perDay(),
                rules.perSevenDays(),
                plan.channels().stream()
                        .map(channel -> getTranslation("notifications.channel." + channel.key()))
                        .collect(Collectors.joining(", ")));
    }

    private Component forecast(LaunchPlan plan) {
        var forecast = plan.forecast();
        var table = new SmallTable(getTranslation("launch.what"), getTranslation("launch.users"));
        table.row(getTranslation("launch.now"), formats.count(forecast.now()));
        table.row(getTranslation("launch.later"), formats.count(forecast.later()));
        table.row(getTranslation("launch.asked-before"), formats.count(forecast.askedBefore()));
        forecast.skipped()
                .forEach((reason, users) ->
                        table.row(getTranslation("notifications.reason." + reason), formats.count(users)));
        return table;
    }

    private Component leftOut(Map<String, Long> users) {
        var table = new SmallTable(getTranslation("launch.reason"), getTranslation("launch.users"));
        users.forEach(
                (reason, count) -> table.row(getTranslation("notifications.reason." + reason), formats.count(count)));
        return table;
    }

    private Component arms(Map<Arm, Long> users) {
        var table = new SmallTable(getTranslation("launch.arm"), getTranslation("launch.users"));
        users.forEach((arm, count) -> table.row(arm.label(), formats.count(count)));
        return table;
    }
}
