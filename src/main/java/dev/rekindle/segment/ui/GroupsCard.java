package dev.rekindle.segment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.Series;
import dev.rekindle.segment.GroupCount;
import dev.rekindle.segment.SegmentCounts;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How many users each group holds, and what one of them is worth. */
final class GroupsCard extends Div {

    private final BarChart chart = new BarChart(getTranslation("segments.distribution"));
    private final Div table = new Div();
    private @Nullable SegmentCounts shown;
    private @Nullable SegmentNumbers numbers;

    GroupsCard() {
        addClassName("rk-charts");
        chart.setAxisTitles(getTranslation("segments.group"), getTranslation("segments.users"));
        chart.addPointClickListener(click -> open(click.getPointIndex()));
        add(chart, table);
    }

    Component show(SegmentCounts counts, Map<String, Long> protectedUsers, SegmentNumbers open) {
        shown = counts;
        numbers = open;
        var formats = Formats.current();
        var groups = counts.groups();
        chart.setData(
                groups.stream().map(GroupCount::group).toList(),
                List.of(Series.counts(
                                getTranslation("segments.users"),
                                GroupColors.of(0, groups.size()),
                                groups.stream().map(GroupCount::users).toList())
                        .withColors(IntStream.range(0, groups.size())
                                .mapToObj(place -> GroupColors.of(place, groups.size()))
                                .toList())));
        var rows = new SmallTable(
                getTranslation("segments.group"),
                getTranslation("segments.users"),
                getTranslation("segments.share"),
                getTranslation("segments.mean-ltv"),
                getTranslation("protection.group-users"));
        groups.forEach(group -> rows.row(
                group.group(),
                open.users(group.group(), group.users()),
                new Span(counts.users() == 0 ? "–" : formats.exactShare(group.users() / (double) counts.users())),
                ltv(group, formats),
                new Span(formats.count(protectedUsers.getOrDefault(group.group(), 0L)))));
        table.removeAll();
        table.add(rows);
        return this;
    }

    private static Span ltv(GroupCount group, Formats formats) {
        if (group.meanLtv() != null) {
            return new Span(formats.decimal(group.meanLtv(), 0));
        }
        var dash = new Span("–");
        dash.addClassName("rk-absent");
        dash.setTitle(Objects.toString(group.notEstimable(), ""));
        return dash;
    }

    private void open(int place) {
        if (shown != null && numbers != null && place < shown.groups().size()) {
            var group = shown.groups().get(place);
            numbers.show(group.group(), group.users());
        }
    }
}
