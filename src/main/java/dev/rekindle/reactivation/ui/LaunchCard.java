package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.notification.NotificationCount;
import dev.rekindle.reactivation.Launch;
import dev.rekindle.reactivation.LaunchService;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SmallTable;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The way out: which launches of the campaign there were, what became of each message, and the next launch, which first
 * says to whom it would go.
 */
final class LaunchCard extends Composite<LoadingCard<LaunchCard.State>> {

    /** Which launches there were, and what became of their messages. */
    record State(List<Launch> launches, List<NotificationCount> became) {}

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
        return TableExports.card(
                background,
                getTranslation("launch.title"),
                state(),
                this::show,
                answer -> QuestionUrl.manifest(question, background.clock()));
    }

    void show(ReactivationQuestion asked) {
        question = asked;
        getContent().reload(state());
    }

    private Callable<State> state() {
        var asOf = question.asOf();
        return () -> new State(service.launches(asOf), service.became(asOf));
    }

    private Component show(State state) {
        var content = new Div();
        content.addClassName("rk-stack");
        content.add(new Paragraph(getTranslation("launch.words")), controls());
        if (!state.launches().isEmpty()) {
            content.add(new H3(getTranslation("launch.before")), launches(state.launches()));
        }
        if (!state.became().isEmpty()) {
            content.add(new H3(getTranslation("launch.became")), became(state.became()));
        }
        return content;
    }

    private Component controls() {
        var prepare = new Button(getTranslation("launch.prepare"), click -> prepare());
        prepare.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var controls = new Div(prepare);
        controls.addClassName("rk-controls");
        return controls;
    }

    private void prepare() {
        var asked = question;
        var lang = getLocale().getLanguage().equals("ko") ? "ko" : "en";
        new LaunchDialog(background, () -> service.plan(asked), () -> service.launch(asked, lang), this::launched)
                .open();
    }

    private void launched(Launch launch) {
        var messages = launch.outcome().messages();
        Notification.show(
                messages == 0
                        ? getTranslation("launch.nothing-new")
                        : getTranslation(
                                "launch.launched",
                                Formats.current().count(messages),
                                Formats.current().date(launch.asOf())));
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
