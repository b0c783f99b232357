package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import dev.rekindle.chart.Mark;
import dev.rekindle.kpi.Happening;
import dev.rekindle.kpi.TokenMonth;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened meanwhile on an axis of months: once for each month, with how often. */
final class MonthMarks {

    private MonthMarks() {}

    static List<Mark> of(Component page, List<TokenMonth> months, List<Happening> happenings) {
        var places = months.stream().map(TokenMonth::month).toList();
        Map<YearMonth, List<Happening>> byMonth = happenings.stream()
                .collect(Collectors.groupingBy(
                        happening -> YearMonth.from(happening.day()), LinkedHashMap::new, Collectors.toList()));
        return byMonth.entrySet().stream()
                .filter(month -> places.contains(month.getKey()))
                .flatMap(month -> marks(page, places.indexOf(month.getKey()), month.getValue()))
                .toList();
    }

    private static Stream<Mark> marks(Component page, int place, List<Happening> happenings) {
        return happenings.stream()
                .collect(Collectors.groupingBy(
                        happening -> DayCharts.name(page, happening), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(name ->
                        Mark.at(place, name.getValue() == 1 ? name.getKey() : name.getKey() + " × " + name.getValue()));
    }
}
