package dev.rekindle.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.LineChart;
import dev.rekindle.chart.Series;
import dev.rekindle.chart.Unit;
import dev.rekindle.retention.CohortSplit;
import dev.rekindle.retention.RetentionCurve;
import dev.rekindle.statistics.Proportion;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import dev.rekindle.ui.StatTile;
import dev.rekindle.ui.Tiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many are there on the days after their first: the days one speaks of as tiles, all of them as a curve, by parts.
 */
final class CurveCard extends Div {

    static final List<Integer> NAMED = List.of(1, 7, 14, 30);
    static final List<Integer> DAYS = IntStream.rangeClosed(1, 30).boxed().toList();

    private static final int MOST_PARTS = 6;
    private static final List<ChartColor> COLORS = List.of(
            ChartColor.ACCENT,
            ChartColor.WHALE,
            ChartColor.HIGH_ENGAGED,
            ChartColor.MEDIUM,
            ChartColor.LAST_GROUP,
            ChartColor.NEUTRAL);

    private final LineChart chart = new LineChart(getTranslation("cohorts.curve.question"));
    private final Div tiles = new Div();
    private final Div table = new Div();
    private final Span badge = new Span();

    CurveCard() {
        addClassName("rk-stack");
        badge.addClassName("rk-badge");
        chart.setUnit(Unit.PERCENT);
        chart.setAxisTitles(getTranslation("cohorts.after.day"), getTranslation("cohorts.retained"));
        add(tiles, new Div(badge), chart, table);
    }

    /**
     * Shows it.
     *
     * @param all of all users
     * @param parts of each part of them; empty when they are not told apart
     */
    Component show(CohortSelection selection, RetentionCurve all, Map<String, RetentionCurve> parts, String caption) {
        var formats = Formats.current();
        tiles.removeAll();
        tiles.add(new Tiles(all.days().stream()
                .filter(day -> NAMED.contains(day.day()))
                .map(day -> tile(day, formats))
                .toArray(StatTile[]::new)));
        badge.setVisible(!parts.isEmpty());
        badge.setText(
                getTranslation(selection.split().isRandomised() ? "cohorts.randomised" : "cohorts.observational"));
        badge.setTitle(getTranslation(
                selection.split().isRandomised() ? "cohorts.randomised.means" : "cohorts.observational.means"));
        var curves = parts.isEmpty() ? Map.of(getTranslation("cohorts.all"), all) : largest(parts);
        chart.setSummary(caption);
        var names = List.copyOf(curves.keySet());
        chart.setData(
                DAYS.stream().map(day -> "D" + day).toList(),
                IntStream.range(0, names.size())
                        .mapToObj(place -> series(
                                names.get(place),
                                color(selection.split(), names.get(place), place),
                                curves.getOrDefault(names.get(place), all),
                                formats))
                        .toList());
        table.removeAll();
        table.add(table(curves, formats));
        return this;
    }

    private StatTile tile(RetentionCurve.Day day, Formats formats) {
        var rate = day.rate();
        return new StatTile("D" + day.day(), rate == null ? "–" : formats.share(rate))
                .secondary(
                        rate == null
                                ? getTranslation("cohorts.nobody-eligible")
                                : interval(day, formats) + " · "
                                        + getTranslation(
                                                "cohorts.of-eligible",
                                                formats.count(day.retained()),
                                                formats.count(day.eligible())));
    }

    /** The parts with the most users; more lines than a few cannot be told apart. */
    private Map<String, RetentionCurve> largest(Map<String, RetentionCurve> parts) {
        var nobodys = getTranslation("cohorts.part.none");
        return parts.entrySet().stream()
                .sorted((one, other) -> Long.compare(users(other.getValue()), users(one.getValue())))
                .limit(MOST_PARTS)
                .collect(Collectors.toMap(
                        part -> part.getKey().isEmpty() ? nobodys : part.getKey(),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static long users(RetentionCurve curve) {
        return curve.days().getFirst().eligible();
    }

    private static ChartColor color(CohortSplit split, String part, int place) {
        if (split == CohortSplit.ARM) {
            return switch (part) {
                case "Control" -> ChartColor.CONTROL;
                case "A" -> ChartColor.ARM_A;
                default -> ChartColor.ARM_B;
            };
        }
        return COLORS.get(place);
    }

    private static Series series(String name, ChartColor color, RetentionCurve curve, Formats formats) {
        var values = new ArrayList<@Nullable Double>();
        curve.days().forEach(day -> values.add(day.rate()));
        return new Series(name, color, values)
                .withNotes(curve.days().stream().map(day -> note(day, formats)).toList())
                .withMuted(IntStream.range(0, values.size())
                        .filter(at -> curve.days().get(at).eligible() < TriangleCard.SMALL)
                        .boxed()
                        .collect(Collectors.toCollection(HashSet::new)))
                .withUnfinished(Set.of());
    }

    private static String note(RetentionCurve.Day day, Formats formats) {
        return "%s / %s, %s"
                .formatted(formats.count(day.retained()), formats.count(day.eligible()), interval(day, formats));
    }

    private static String interval(RetentionCurve.Day day, Formats formats) {
        return new Proportion(day.retained(), day.eligible())
                .wilson()
                .map(interval -> formats.sharesBetween(interval.lower(), interval.upper()))
                .orElse("–");
    }

    private SmallTable table(Map<String, RetentionCurve> curves, Formats formats) {
        var table = new SmallTable(
                getTranslation("cohorts.part"), "D1", "D7", "D14", "D30", getTranslation("cohorts.users"));
        curves.forEach((name, curve) -> {
            var cells = curve.days().stream()
                    .filter(day -> NAMED.contains(day.day()))
                    .map(day -> day.rate() == null ? "–" : formats.exactShare(day.rate()))
                    .collect(Collectors.toCollection(ArrayList::new));
            cells.add(formats.count(users(curve)));
            table.row(name, cells.toArray(String[]::new));
        });
        return table;
    }
}
