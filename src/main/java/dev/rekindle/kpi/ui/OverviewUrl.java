package dev.rekindle.kpi.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.UserFilter;
import dev.rekindle.ui.AskedUrl;
import dev.rekindle.ui.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The question of the page as it stands in the URL: the same names as in the API. */
final class OverviewUrl {

    static final int USUAL_DAYS = 30;
    static final List<String> TIERS = List.of("light", "regular", "power", "undefined");

    private OverviewUrl() {}

    /**
     * Reads the question.
     *
     * @throws Refusal when a parameter cannot be read
     */
    static OverviewQuestion parse(QueryParameters parameters, LocalDate today) {
        var url = new AskedUrl(parameters);
        var filter = new UserFilter(
                Set.copyOf(url.texts("segment")), url.wholes("region"), url.someOf("tier", TIERS, Function.identity()));
        var comparison = url.oneOf("compare", List.of(Comparison.values()), Comparison::key)
                .orElse(Comparison.WEEK);
        var days = url.whole("days").orElse(USUAL_DAYS);
        if (days < 1 || days > KpiService.MOST_DAYS) {
            throw new Refusal("overview.bad-days", days, KpiService.MOST_DAYS);
        }
        var first = url.day("from");
        var last = url.day("to");
        if (first.isEmpty() && last.isEmpty()) {
            return OverviewQuestion.last(days, today, filter, comparison);
        }
        var to = last.orElse(today);
        var from = first.orElseGet(() -> to.minusDays(days - 1L));
        if (to.isAfter(today)) {
            throw new Refusal("overview.bad-end", to, today);
        }
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= KpiService.MOST_DAYS) {
            throw new Refusal("overview.bad-range", from, to, KpiService.MOST_DAYS);
        }
        return new OverviewQuestion(null, from, to, filter, comparison);
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
