package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.LineChart;
import dev.rekindle.chart.Mark;
import dev.rekindle.chart.Series;
import dev.rekindle.kpi.Happening;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiDay;
import dev.rekindle.kpi.TokenMonth;
import dev.rekindle.ui.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many were active, how they came and went, and what they earned and spent, day by day. */
final class DayCharts {

    private DayCharts() {}

    /**
     * Active users by day, week and month, and the same day of the period before if that is compared.
     *
     * @param before as many days of the period before; empty for none
     */
    static Component actives(List<KpiDay> days, List<KpiDay> before, List<Happening> happenings) {
        var page = new Div();
        page.addClassName("rk-charts");
        var lines = new LineChart(page.getTranslation("overview.actives"));
        lines.setAxisTitles(page.getTranslation("overview.day"), page.getTranslation("overview.users"));
        var series = new ArrayList<>(List.of(
                line(page.getTranslation("kpi.dau"), ChartColor.ACCENT, Kpi.DAU, days),
                line(page.getTranslation("kpi.wau"), ChartColor.RETURNING, Kpi.WAU, days),
                line(page.getTranslation("kpi.mau"), ChartColor.NEUTRAL, Kpi.MAU, days)));
        if (!before.isEmpty()) {
            series.add(new Series(
                    page.getTranslation("overview.dau-before"), ChartColor.CONTROL, values(Kpi.DAU, before)));
        }
        lines.setDays(days(days), series);
        lines.setMarks(marks(page, happenings));
        var last = days.getLast();
        lines.setSummary(page.getTranslation(
                "overview.actives.summary",
                Formats.current().date(last.day()),
                text(Kpi.DAU, last),
                text(Kpi.WAU, last),
                text(Kpi.MAU, last)));
        var bars = new BarChart(page.getTranslation("overview.lifecycle"));
        bars.setAxisTitles(page.getTranslation("overview.day"), page.getTranslation("overview.users"));
        bars.setStacked(true);
        bars.setDays(
                days(days),
                List.of(
                        line(page.getTranslation("kpi.returning"), ChartColor.RETURNING, Kpi.RETURNING, days),
                        line(page.getTranslation("kpi.resurrected"), ChartColor.RESURRECTED, Kpi.RESURRECTED, days),
                        line(page.getTranslation("kpi.new"), ChartColor.NEW, Kpi.NEW, days),
                        negative(line(
                                page.getTranslation("overview.dormant-below"),
                                ChartColor.DORMANT,
                                Kpi.DORMANT,
                                days))));
        bars.setMarks(marks(page, happenings));
        page.add(lines, bars);
        return page;
    }

    /**
     * What was earned and spent each month, the running one included.
     *
     * @param until the last day of which all is counted
     */
    static BarChart tokensByMonth(
            Component page, List<TokenMonth> months, LocalDate until, List<Happening> happenings) {
        var bars = new BarChart(page.getTranslation("overview.tokens-by-month"));
        bars.setAxisTitles(page.getTranslation("overview.month"), page.getTranslation("overview.tokens"));
        var unfinished = places(months, month -> month.month().atEndOfMonth().isAfter(until));
        bars.setData(
                months.stream()
                        .map(month -> Formats.current().month(month.month()))
                        .toList(),
                Stream.of(
                                amounts(
                                        page,
                                        "kpi.earned-partner",
                                        ChartColor.ACCENT,
                                        months,
                                        TokenMonth::earnedPartner),
                                amounts(page, "kpi.earned-app", ChartColor.RETURNING, months, TokenMonth::earnedApp),
                                amounts(page, "kpi.spent", ChartColor.RESURRECTED, months, TokenMonth::spent))
                        .map(series -> series.withUnfinished(unfinished))
                        .toList());
        bars.setMarks(MonthMarks.of(page, months, happenings));
        return bars;
    }

    private static Series amounts(
            Component page,
            String name,
            ChartColor color,
            List<TokenMonth> months,
            Function<TokenMonth, BigDecimal> amount) {
        return new Series(
                page.getTranslation(name),
                color,
                months.stream()
                        .<@Nullable Double>map(month -> amount.apply(month).doubleValue())
                        .toList());
    }

    static LineChart tokens(Component page, List<KpiDay> days, List<Happening> happenings) {
        var lines = new LineChart(page.getTranslation("overview.tokens-by-day"));
        lines.setAxisTitles(page.getTranslation("overview.day"), page.getTranslation("overview.tokens"));
        lines.setDays(
                days(days),
                List.of(
                        line(page.getTranslation("kpi.earned-partner"), ChartColor.ACCENT, Kpi.EARNED_PARTNER, days),
                        line(page.getTranslation("kpi.earned-app"), ChartColor.RETURNING, Kpi.EARNED_APP, days),
                        line(page.getTranslation("kpi.spent"), ChartColor.RESURRECTED, Kpi.SPENT, days)));
        lines.setMarks(marks(page, happenings));
        return lines;
    }

    static List<Mark> marks(Component page, List<Happening> happenings) {
        return happenings.stream()
                .map(happening -> Mark.on(happening.day(), name(page, happening)))
                .toList();
    }

    static String name(Component page, Happening happening) {
        return switch (happening.kind()) {
            case CAMPAIGN -> page.getTranslation("overview.mark.campaign");
            case POLICY -> page.getTranslation("overview.mark.policy", happening.what());
            case GAP ->
                page.getTranslation(
                        "overview.mark.gap",
                        happening.lasted() == null ? "" : Formats.current().duration(happening.lasted()));
        };
    }

    private static Series line(String name, ChartColor color, Kpi kpi, List<KpiDay> days) {
        return new Series(name, color, values(kpi, days)).withUnfinished(places(days, day -> !day.complete()));
    }

    private static Series negative(Series series) {
        return new Series(
                series.name(),
                series.color(),
                series.values().stream()
                        .<@Nullable Double>map(value -> value == null ? null : Double.valueOf(-value))
                        .toList(),
                series.notes(),
                series.colors(),
                series.muted(),
                series.unfinished());
    }

    private static List<@Nullable Double> values(Kpi kpi, List<KpiDay> days) {
        return days.stream().<@Nullable Double>map(kpi::of).toList();
    }

    private static List<LocalDate> days(List<KpiDay> days) {
        return days.stream().map(KpiDay::day).toList();
    }

    /** Where in the list they are of which this holds. */
    private static <T> Set<Integer> places(List<T> all, Predicate<T> holds) {
        return IntStream.range(0, all.size())
                .filter(index -> holds.test(all.get(index)))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static String text(Kpi kpi, KpiDay day) {
        var value = kpi.of(day);
        return value == null ? "–" : KpiTile.text(kpi, value);
    }
}
