package dev.rekindle.refresh.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.ingest.DeadLetter;
import dev.rekindle.ingest.DeadLetterService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.ExportFile;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import java.time.Clock;
import java.util.List;

/** What of the stream could not be recorded: reason, how many, one of them, and a way to try again after a fix. */
final class DeadLettersCard extends Div {

    private final DeadLetterService letters;
    private final LoadingCard<List<DeadLetter.Count>> card;
    private final ExportMenu exports = new ExportMenu().about(getTranslation("stream.dead-letters.question"));
    private final Clock clock;

    DeadLettersCard(DeadLetterService letters, Background background) {
        this.letters = letters;
        this.clock = background.clock();
        this.card = new LoadingCard<>(
                background, getTranslation("stream.dead-letters.question"), letters::counts, this::show);
        card.controls(new Button(getTranslation("stream.look-again"), click -> card.reload()), exports);
        add(card);
    }

    private Component show(List<DeadLetter.Count> counts) {
        exports.offer(counts.isEmpty() ? List.of() : files(counts));
        if (counts.isEmpty()) {
            return new Paragraph(getTranslation("stream.dead-letters.none"));
        }
        var list = new Div();
        list.addClassName("rk-stack");
        counts.forEach(count -> list.add(reason(count)));
        return list;
    }

    private List<ExportFile> files(List<DeadLetter.Count> counts) {
        return TableExports.files(new ExportedTable(
                Manifest.live("dead letters", clock), List.of("reason", "letters", "detail", "newest"), sink -> {
                    for (var count : counts) {
                        sink.row(
                                count.reason().name(),
                                count.letters(),
                                count.newest().refusal().detail(),
                                count.newest().sample());
                    }
                }));
    }

    private Component reason(DeadLetter.Count count) {
        var sample = new Pre(count.newest().sample());
        sample.addClassName("rk-sql");
        var replay = new Button(
                getTranslation("stream.replay", Formats.current().count(count.letters())), click -> replay(count));
        var head = new Div(
                new Span(count.reason() + ": " + Formats.current().count(count.letters())),
                new Span(count.newest()
                        .refusal()
                        .reason()
                        .words(getLocale(), count.newest().refusal().detail())),
                replay);
        head.addClassName("rk-health");
        return new Div(head, sample);
    }

    private void replay(DeadLetter.Count count) {
        var outcome = letters.replay(count.reason());
        Notification.show(getTranslation(
                "stream.replayed",
                Formats.current().count(outcome.replayed()),
                Formats.current().count(outcome.refusedAgain())));
        card.reload();
    }
}
