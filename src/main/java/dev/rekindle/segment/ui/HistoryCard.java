package dev.rekindle.segment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.Cell;
import dev.rekindle.chart.HeatmapChart;
import dev.rekindle.chart.LineChart;
import dev.rekindle.chart.Row;
import dev.rekindle.chart.Series;
import dev.rekindle.segment.SegmentHistory;
import dev.rekindle.segment.WhatIf;
import dev.rekindle.ui.Formats;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the groups went over the last weeks, and who went from where to where. */
final class HistoryCard extends Div {

    private final LineChart days = new LineChart(getTranslation("segments.over-time"));
    private final HeatmapChart flows = new HeatmapChart(getTranslation("segments.flows"));

    HistoryCard() {
        addClassName("rk-charts");
        days.setAxisTitles(getTranslation("segments.day"), getTranslation("segments.users"));
        flows.setAxisTitles(getTranslation("segments.from"), getTranslation("segments.to"));
        add(days, flows);
    }

    /**
     * Shows it, the running day as unfinished.
     *
     * @param names the groups of the active policy, the highest first
     */
    Component show(SegmentHistory history, List<String> names, LocalDate today) {
        // Groups of a policy that was active before have left rows as well.
        var groups = Stream.concat(
                        names.stream(), history.days().stream().flatMap(day -> day.users().keySet().stream()))
                .distinct()
                .toList();
        var running = IntStream.range(0, history.days().size())
                .filter(place -> history.days().get(place).day().equals(today))
                .boxed()
                .collect(Collectors.toSet());
        days.setDays(
                history.days().stream().map(SegmentHistory.Day::day).toList(),
                IntStream.range(0, groups.size())
                        .mapToObj(place -> Series.counts(
                                        groups.get(place),
                                        GroupColors.of(place, names.size()),
                                        history.days().stream()
                                                .map(day -> day.users().getOrDefault(groups.get(place), 0L))
                                                .toList())
                                .withUnfinished(running))
                        .toList());
        flows.setData(
                groups,
                groups.stream().map(from -> row(from, groups, history.flows())).toList());
        return this;
    }

    /** Who stays is said in the row's size, so that the colours tell of who moves. */
    static Row row(String from, List<String> groups, List<WhatIf.Flow> flows) {
        var formats = Formats.current();
        long size = flows.stream()
                .filter(flow -> flow.from().equals(from))
                .mapToLong(WhatIf.Flow::users)
                .sum();
        return new Row(
                from,
                size,
                groups.stream()
                        .map(to -> {
                            long users = flows.stream()
                                    .filter(flow -> flow.from().equals(from)
                                            && flow.to().equals(to))
                                    .mapToLong(WhatIf.Flow::users)
                                    .sum();
                            return from.equals(to)
                                    ? new Cell(null, formats.count(users), false, false)
                                    : new Cell(users);
                        })
                        .toList());
    }
}
