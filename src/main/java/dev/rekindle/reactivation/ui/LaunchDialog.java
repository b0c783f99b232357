package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.campaign.Arm;
import dev.rekindle.reactivation.Launch;
import dev.rekindle.reactivation.LaunchPlan;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Refusal;
import dev.rekindle.ui.SmallTable;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Says what a launch would do now, before it is launched: who gets a message in which arm, who gets none and why, and
 * when the messages leave. A launch goes on when the page is left meanwhile.
 */
final class LaunchDialog extends Dialog {

    private final Formats formats = Formats.current();
    private final Background background;
    private final Supplier<Launch> launch;
    private final Consumer<Launch> launched;
    private final Button cancel = new Button(getTranslation("cancel"), click -> close());
    private final Button go = new Button(getTranslation("launch.go"), click -> launch());
    private final Paragraph status = new Paragraph();

    /**
     * @param plan asked in the background
     * @param launch done in the background; a second time it finds that everybody was asked for, and sends nothing
     * @param launched told on the page
     */
    LaunchDialog(Background background, Callable<LaunchPlan> plan, Supplier<Launch> launch, Consumer<Launch> launched) {
        this.background = background;
        this.launch = launch;
        this.launched = launched;
        setHeaderTitle(getTranslation("launch.prepare"));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setDisableOnClick(true);
        go.setEnabled(false);
        status.getElement().setAttribute("role", "status");
        add(new LoadingCard<>(background, getTranslation("launch.plan"), plan, this::show).plain(), status);
        getFooter().add(cancel, go);
    }

    private Component show(LaunchPlan plan) {
        var reached = formats.count(plan.reached());
        setHeaderTitle(getTranslation("launch.ask", reached, formats.date(plan.asOf())));
        go.setText(getTranslation("launch.to", reached));
        go.setEnabled(plan.reached() > 0);
        var content = new Div(
                new H3(getTranslation("launch.arms")),
                arms(plan.users()),
                new H3(getTranslation("launch.when")),
                new Paragraph(plan.channels().isEmpty() ? getTranslation("launch.no-channel") : rules(plan)),
                forecast(plan));
        if (!plan.leftOut().isEmpty()) {
            content.add(new H3(getTranslation("launch.without")), leftOut(plan.leftOut()));
        }
        content.add(new Paragraph(getTranslation("launch.cannot-be-undone")));
        content.addClassName("rk-stack");
        return content;
    }

    private void launch() {
        var ui = getUI().orElseThrow();
        var unused = background.submit(() -> {
            try {
                var done = launch.get();
                ui.accessLater(() -> succeed(done), () -> {}).run();
            } catch (RuntimeException problem) {
                ui.accessLater(() -> fail(problem), () -> {}).run();
            }
        });
        cancel.setEnabled(false);
        status.setText(getTranslation("launch.launching"));
    }

    private void succeed(Launch done) {
        close();
        launched.accept(done);
    }

    /** What is not a refusal goes on to whoever tells people of failures. */
    private void fail(RuntimeException problem) {
        cancel.setEnabled(true);
        go.setEnabled(true);
        status.setText(problem instanceof Refusal refused ? refused.words(getLocale()) : "");
        if (!(problem instanceof Refusal)) {
            throw problem;
        }
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
