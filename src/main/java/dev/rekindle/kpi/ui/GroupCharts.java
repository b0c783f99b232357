package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.LineChart;
import dev.rekindle.chart.Series;
import dev.rekindle.kpi.GroupDay;
import dev.rekindle.kpi.Happening;
import dev.rekindle.ui.Formats;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which groups the users stand on the last day, and how that came. */
final class GroupCharts {

    private static final List<ChartColor> FROM_THE_TOP =
            List.of(ChartColor.WHALE, ChartColor.HIGH_ENGAGED, ChartColor.MEDIUM, ChartColor.ACCENT);

    private GroupCharts() {}

    /** @param active the groups of the active policy, the highest first */
    static Component show(
            List<GroupDay> days, List<String> active, List<Happening> happenings, String counted, LocalDate today) {
        var page = new Div();
        if (days.isEmpty()) {
            page.add(new Paragraph(page.getTranslation("overview.groups.not-counted")));
            return page;
        }
        page.addClassName("rk-charts");
        // Groups of a policy that was active before have left rows as well.
        var groups = Stream.concat(active.stream(), days.stream().flatMap(day -> day.users().keySet().stream()))
                .distinct()
                .toList();
        var last = days.getLast();
        var now = new BarChart(
                page.getTranslation("overview.groups-on", Formats.current().date(last.day())));
        now.setSummary(counted);
        now.setAxisTitles(page.getTranslation("overview.group"), page.getTranslation("overview.users"));
        now.setData(
                groups,
                List.of(Series.counts(
                                page.getTranslation("overview.users"),
                                ChartColor.ACCENT,
                                groups.stream()
                                        .map(group -> last.users().getOrDefault(group, 0L))
                                        .toList())
                        .withColors(IntStream.range(0, groups.size())
                                .mapToObj(place -> color(place, active.size()))
                                .toList())));
        var over = new LineChart(page.getTranslation("overview.groups-over-time"));
        over.setAxisTitles(page.getTranslation("overview.day"), page.getTranslation("overview.users"));
        over.setDays(
                days.stream().map(GroupDay::day).toList(),
                IntStream.range(0, groups.size())
                        .mapToObj(place -> new Series(
                                        groups.get(place),
                                        color(place, active.size()),
                                        days.stream()
                                                .<@Nullable Double>map(day ->
                                                        (double) day.users().getOrDefault(groups.get(place), 0L))
                                                .toList())
                                .withUnfinished(last.day().equals(today) ? Set.of(days.size() - 1) : Set.of()))
                        .toList());
        over.setMarks(DayCharts.marks(page, happenings));
        page.add(now, over);
        return page;
    }

    private static ChartColor color(int place, int groups) {
        if (place == groups - 1) {
            return ChartColor.LAST_GROUP;
        }
        return place < FROM_THE_TOP.size() ? FROM_THE_TOP.get(place) : ChartColor.NEUTRAL;
    }
}
