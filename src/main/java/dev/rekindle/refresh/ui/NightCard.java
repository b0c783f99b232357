package dev.rekindle.refresh.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.refresh.RefreshRun;
import dev.rekindle.refresh.RefreshService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What the last nights did, step by step, and a way to run one by hand. */
final class NightCard extends Div {

    private static final int SHOWN = 3;

    private final Clock clock;

    NightCard(RefreshService refresh, Background background) {
        this.clock = background.clock();
        var card = TableExports.card(
                background, getTranslation("stream.night"), () -> refresh.runs(SHOWN), this::show, "night");
        card.controls(new Button(
                getTranslation("stream.night.run"),
                click -> card.reload(() -> {
                    refresh.refresh(LocalDate.now(clock));
                    return refresh.runs(SHOWN);
                })));
        add(card);
    }

    private Component show(List<RefreshRun> runs) {
        if (runs.isEmpty()) {
            return new Paragraph(getTranslation("stream.night.none"));
        }
        var formats = Formats.current();
        var table = new SmallTable(
                        getTranslation("stream.night.step"),
                        getTranslation("stream.night.state"),
                        getTranslation("stream.night.started"),
                        getTranslation("stream.night.took"),
                        getTranslation("stream.night.rows"))
                .words(1);
        for (var run : runs) {
            for (var step : run.steps()) {
                table.row(
                        formats.date(run.asOf()) + " · " + getTranslation("checks.night." + step.step()),
                        step.failure() == null
                                ? getTranslation("stream.night.state." + step.state())
                                : Objects.requireNonNull(step.failure()),
                        formats.time(step.startedAt().atZone(clock.getZone())),
                        step.finishedAt() == null
                                ? "–"
                                : formats.seconds(Duration.between(step.startedAt(), step.finishedAt())),
                        step.written() == null ? "–" : formats.count(step.written()));
            }
        }
        return table;
    }
}
