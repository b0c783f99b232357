package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import dev.rekindle.notification.NotificationCount;
import dev.rekindle.reactivation.Launch;
import dev.rekindle.reactivation.LaunchPlan;
import dev.rekindle.reactivation.LaunchService;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SmallTable;
import java.util.List;

/**
 * The way out: to whom the campaign would be launched now, which launches there were, and what became of each message.
 */
final class LaunchCard extends Composite<LoadingCard<LaunchCard.State>> {

    /** What a launch would do, which there were, and what became of their messages. */
    record State(LaunchPlan plan, List<Launch> launches, List<NotificationCount> became) {}

    private final LaunchService service;
    private final Background background;
    private ReactivationQuestion question;

    LaunchCard(LaunchService service, Background background, ReactivationQuestion question) {
        this.service = service;
        this.background = background;
        this.question = question;
    }

    @Override
    protected LoadingCard<State> initContent() {
        return new LoadingCard<>(background, getTranslation("launch.title"), this::state, this::show);
    }

    void show(ReactivationQuestion asked) {
        question = asked;
        getContent().reload();
    }

    private State state() {
        var asOf = question.asOf();
        return new State(service.plan(question), service.launches(asOf), service.became(asOf));
    }

    private Component show(State state) {
        var content = new Div();
        content.addClassName("rk-stack");
        content.add(offer(state.plan()));
        if (!state.launches().isEmpty()) {
            content.add(new H3(getTranslation("launch.before")), launches(state.launches()));
        }
        if (!state.became().isEmpty()) {
            content.add(new H3(getTranslation("launch.became")), became(state.became()));
        }
        return content;
    }

    private Component offer(LaunchPlan plan) {
        var formats = Formats.current();
        var reached = formats.count(plan.reached());
        var withheld =
                plan.leftOut().values().stream().mapToLong(Long::longValue).sum();
        var words = new Paragraph(getTranslation(
                plan.channels().isEmpty() ? "launch.no-channel" : "launch.words",
                reached,
                formats.count(plan.forecast().askedBefore()),
                formats.count(withheld)));
        var launch = new Button(getTranslation("launch.to", reached), click -> ask(plan));
        launch.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        launch.setEnabled(plan.reached() > 0);
        var controls = new Div(launch);
        controls.addClassName("rk-controls");
        return new Div(words, controls);
    }

    private void ask(LaunchPlan plan) {
        new LaunchDialog(plan, () -> launch(plan)).open();
    }

    /** A second click finds that everybody was asked for, and sends nothing. */
    private void launch(LaunchPlan plan) {
        var launched = service.launch(question, getLocale().getLanguage().equals("ko") ? "ko" : "en")
                .outcome();
        Notification.show(
                launched.messages() == 0
                        ? getTranslation("launch.nothing-new")
                        : getTranslation(
                                "launch.launched",
                                Formats.current().count(launched.messages()),
                                Formats.current().date(plan.asOf())));
        getContent().reload();
    }

    private Component launches(List<Launch> launches) {
        var formats = Formats.current();
        var table = new SmallTable(
                        getTranslation("launch.at"),
                        getTranslation("launch.by"),
                        getTranslation("launch.language"),
                        getTranslation("launch.users"),
                        getTranslation("launch.messages"),
                        getTranslation("launch.left-out"),
                        getTranslation("launch.snapshot"))
                .words(1, 2, 6);
        launches.forEach(launch -> table.row(
                formats.dateTime(launch.launchedAt().atZone(background.clock().getZone())),
                launch.launchedBy(),
                getTranslation("language." + launch.lang()),
                formats.count(launch.outcome().users().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()),
                formats.count(launch.outcome().messages()),
                formats.count(launch.outcome().leftOut().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()),
                launch.snapshotId()));
        return table;
    }

    private Component became(List<NotificationCount> counts) {
        var table = new SmallTable(
                        getTranslation("notifications.channel"),
                        getTranslation("notifications.state"),
                        getTranslation("notifications.messages"))
                .words(1);
        counts.forEach(count -> table.row(
                getTranslation("notifications.channel." + count.channel().key()),
                getTranslation(
                        count.reason() == null
                                ? "notifications.state." + count.state()
                                : "notifications.reason." + count.reason()),
                Formats.current().count(count.notifications())));
        return table;
    }
}
