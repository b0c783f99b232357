package dev.rekindle.kpi.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.UserFilter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The question of the page as it stands in the URL: the same names as in the API. */
final class OverviewUrl {

    static final int USUAL_DAYS = 30;
    static final List<String> TIERS = List.of("light", "regular", "power", "undefined");

    private OverviewUrl() {}

    /**
     * Reads the question.
     *
     * @throws IllegalArgumentException or a {@code DateTimeException}, when a parameter cannot be read
     */
    static OverviewQuestion parse(QueryParameters url, LocalDate today) {
        var filter = new UserFilter(
                Set.copyOf(url.getParameters("segment")),
                url.getParameters("region").stream().map(Integer::valueOf).collect(Collectors.toSet()),
                url.getParameters("tier").stream().map(OverviewUrl::tier).collect(Collectors.toSet()));
        var comparison = url.getSingleParameter("compare").map(Comparison::of).orElse(Comparison.WEEK);
        var from = url.getSingleParameter("from").map(LocalDate::parse);
        if (from.isEmpty()) {
            var days = url.getSingleParameter("days").map(Integer::valueOf).orElse(USUAL_DAYS);
            if (days < 1 || days > KpiService.MOST_DAYS) {
                throw new IllegalArgumentException(
                        "days is %d, but must lie in 1 … %,d.".formatted(days, KpiService.MOST_DAYS));
            }
            return OverviewQuestion.last(days, today, filter, comparison);
        }
        var to = url.getSingleParameter("to").map(LocalDate::parse).orElse(today);
        if (to.isAfter(today)) {
            throw new IllegalArgumentException("%s has not begun; the range can end on %s.".formatted(to, today));
        }
        if (to.isBefore(from.get()) || ChronoUnit.DAYS.between(from.get(), to) >= KpiService.MOST_DAYS) {
            throw new IllegalArgumentException("The range %s to %s ends before it begins, or has more than %,d days."
                    .formatted(from.get(), to, KpiService.MOST_DAYS));
        }
        return new OverviewQuestion(null, from.get(), to, filter, comparison);
    }

    private static String tier(String name) {
        if (!TIERS.contains(name)) {
            throw new IllegalArgumentException("tier is %s, but can be %s.".formatted(name, String.join(", ", TIERS)));
        }
        return name;
    }

    /** Only what differs from the usual question stands in the URL. */
    static QueryParameters of(OverviewQuestion question) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (question.lastDays() == null) {
            parameters.put("from", List.of(question.from().toString()));
            parameters.put("to", List.of(question.to().toString()));
        } else if (question.lastDays() != USUAL_DAYS) {
            parameters.put("days", List.of(String.valueOf(question.lastDays())));
        }
        if (question.comparison() != Comparison.WEEK) {
            parameters.put("compare", List.of(question.comparison().key()));
        }
        put(parameters, "segment", question.filter().groups());
        put(parameters, "region", question.filter().regions());
        put(parameters, "tier", question.filter().tiers());
        return new QueryParameters(parameters);
    }

    private static void put(Map<String, List<String>> parameters, String name, Set<?> values) {
        if (!values.isEmpty()) {
            parameters.put(
                    name, new TreeSet<>(values).stream().map(String::valueOf).toList());
        }
    }
}
