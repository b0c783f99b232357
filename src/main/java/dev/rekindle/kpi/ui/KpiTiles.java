package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiStanding;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Provenance;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All key figures, in three groups: who is here, who comes and goes, what it is worth. */
final class KpiTiles extends Div {

    private final Clock clock;
    private final OverviewQuestion question;
    private final List<KpiTile> tiles = new ArrayList<>();
    private final Paragraph state = new Paragraph();
    private final ExportMenu exports = new ExportMenu().about(getTranslation("overview.tiles"));
    private volatile @Nullable KpiStanding shown;

    KpiTiles(Clock clock, OverviewQuestion question, Function<Kpi, Provenance> provenance) {
        this.clock = clock;
        this.question = question;
        addClassName("rk-stack");
        state.addClassName("rk-kpi-state");
        state.getElement().setAttribute("role", "status");
        var head = new Div(state, exports);
        head.addClassName("rk-kpi-head");
        add(head);
        add(group("kpi.active", provenance, Kpi.DAU, Kpi.WAU, Kpi.MAU, Kpi.STICKINESS));
        add(group("kpi.lifecycle", provenance, Kpi.NEW, Kpi.RETURNING, Kpi.RESURRECTED, Kpi.DORMANT, Kpi.CHURN_RATE));
        add(group(
                "kpi.worth",
                provenance,
                Kpi.PAYING_RATIO,
                Kpi.WHALE_RATIO,
                Kpi.EARNED_PARTNER,
                Kpi.EARNED_APP,
                Kpi.SPENT));
    }

    private Section group(String title, Function<Kpi, Provenance> provenance, Kpi... kpis) {
        var row = new Div();
        row.addClassName("rk-tiles");
        for (var kpi : kpis) {
            var tile = new KpiTile(kpi, () -> provenance.apply(kpi));
            tiles.add(tile);
            row.add(tile);
        }
        var section = new Section(new H2(getTranslation(title)), row);
        section.addClassName("rk-kpis");
        return section;
    }

    /** @param isLive whether they follow the stream */
    void show(KpiStanding standing, boolean isLive) {
        if (shown == null) {
            offer();
        }
        shown = standing;
        var formats = Formats.current();
        var still = standing.stillSince();
        var age = still == null
                ? getTranslation(
                        isLive ? "kpi.live" : "kpi.as-of",
                        formats.minute(standing.at().atZone(clock.getZone()).truncatedTo(ChronoUnit.MINUTES)))
                : getTranslation("kpi.still", formats.dateTime(still.atZone(clock.getZone())));
        tiles.forEach(tile -> tile.show(standing, age));
        var words = still == null
                ? comparison(standing, formats)
                : getTranslation(
                        standing.goesOnWithoutTheStream() ? "kpi.without-stream" : "kpi.stands-still",
                        formats.dateTime(still.atZone(clock.getZone())));
        if (!words.equals(state.getText())) {
            state.setText(words);
        }
    }

    /** What stands in the tiles when somebody takes it away. */
    private void offer() {
        exports.offer(TableExports.files(new ExportedTable(
                question.manifest(clock).about("key figures"),
                List.of("figure", "value", "compared", "compared_before"),
                this::write)));
    }

    private void write(ExportedTable.Sink sink) throws IOException {
        var standing = Objects.requireNonNull(shown);
        for (var tile : tiles) {
            var change = standing.changes().get(tile.kpi());
            sink.row(
                    tile.kpi().key(),
                    tile.kpi().of(standing.day()),
                    change == null ? null : change.here(),
                    change == null ? null : change.before());
        }
    }

    private String comparison(KpiStanding standing, Formats formats) {
        if (standing.comparison() == Comparison.PERIOD) {
            return getTranslation("kpi.compared.period", formats.date(standing.comparedWith()));
        }
        if (standing.beforeHour() == 0) {
            return getTranslation("kpi.compared.not-yet");
        }
        return standing.beforeHour() < 24
                ? getTranslation(
                        "kpi.compared.hours",
                        formats.date(standing.comparedWith()),
                        String.valueOf(standing.beforeHour()))
                : getTranslation("kpi.compared.days", formats.date(standing.comparedWith()));
    }
}
