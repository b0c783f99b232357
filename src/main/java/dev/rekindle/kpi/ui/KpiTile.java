package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.chart.Sparkline;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiChange;
import dev.rekindle.kpi.KpiDay;
import dev.rekindle.kpi.KpiStanding;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.OpenNumber;
import dev.rekindle.ui.Provenance;
import dev.rekindle.ui.StatTile;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A key figure: its value, how it changed and whether that is good, how it went, and of when it is. */
final class KpiTile extends Composite<StatTile> {

    private static final String ABSENT = "–";

    private final Kpi kpi;
    private final String name;
    private final OpenNumber number;
    private final Span change = new Span();
    private final Span age = new Span();
    private final Sparkline line = new Sparkline();

    KpiTile(Kpi kpi, Supplier<Provenance> provenance) {
        this.kpi = kpi;
        name = I18NProvider.translate("kpi." + kpi.key());
        number = new OpenNumber(name, ABSENT, provenance);
        age.addClassName("rk-age");
    }

    @Override
    protected StatTile initContent() {
        var tile = new StatTile(name, number).secondary(change).secondary(line).secondary(age);
        tile.addClassName("rk-kpi");
        return tile;
    }

    Kpi kpi() {
        return kpi;
    }

    /** @param age of the figures, in words */
    void show(KpiStanding standing, String age) {
        var value = kpi.of(standing.day());
        number.setNumber(value == null ? ABSENT : text(kpi, value));
        if (value == null) {
            showChange(whyAbsent(standing.day()), false, false);
        } else {
            showChange(standing.changes().get(kpi));
        }
        line.setValues(values(standing.recent()));
        set(this.age, age);
        getContent().setClassName("rk-stale", standing.stillSince() != null);
    }

    private String whyAbsent(KpiDay day) {
        return switch (kpi) {
            case CHURN_RATE -> getTranslation("kpi.absent.churn-rate");
            case WHALE_RATIO -> getTranslation(day.stickiness() == null ? "kpi.absent" : "kpi.absent.whale-ratio");
            default -> getTranslation("kpi.absent");
        };
    }

    /** Of whole days only: part of a day beside whole ones would look like a fall. */
    private List<@Nullable Double> values(List<KpiDay> days) {
        return days.stream()
                .filter(KpiDay::complete)
                .<@Nullable Double>map(kpi::of)
                .toList();
    }

    private void showChange(@Nullable KpiChange changed) {
        if (changed == null) {
            showChange(getTranslation("kpi.no-comparison"), false, false);
            return;
        }
        var difference = changed.difference();
        if (difference == 0) {
            showChange(getTranslation("kpi.unchanged"), false, false);
            return;
        }
        change.setTitle(getTranslation("kpi.change", text(kpi, changed.here()), text(kpi, changed.before())));
        var isGood = difference > 0 == kpi.isMoreBetter();
        showChange(
                getTranslation(
                        isGood ? "kpi.better" : "kpi.worse",
                        difference > 0 ? "▲" : "▼",
                        amount(changed, Formats.current())),
                isGood,
                !isGood);
    }

    /** What stays as it is must not be set again: every viewer would be sent it twice a second. */
    private void showChange(String words, boolean isGood, boolean isBad) {
        set(change, words);
        change.setClassName("rk-better", isGood);
        change.setClassName("rk-worse", isBad);
    }

    private String amount(KpiChange changed, Formats formats) {
        if (kpi.isShare()) {
            return formats.points(changed.difference());
        }
        return changed.before() == 0
                ? formats.decimal(changed.difference(), 0)
                : formats.share(Math.abs(changed.difference()) / changed.before());
    }

    private static void set(Span span, String text) {
        if (!text.equals(span.getText())) {
            span.setText(text);
        }
    }

    static String text(Kpi kpi, double value) {
        var formats = Formats.current();
        return kpi.isShare() ? formats.share(value) : formats.decimal(value, 0);
    }
}
