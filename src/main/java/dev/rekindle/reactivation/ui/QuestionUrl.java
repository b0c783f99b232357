package dev.rekindle.reactivation.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.export.Manifest;
import dev.rekindle.reactivation.PolicyParameters;
import dev.rekindle.reactivation.ReactivationPolicy;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.risk.Tier;
import dev.rekindle.ui.AskedUrl;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The question of the page as it stands in the URL: the same names as in the API, and the filters. */
final class QuestionUrl {

    private QuestionUrl() {}

    /**
     * Reads the question.
     *
     * @param defaultAsOf asked where the URL names no day
     * @throws Refusal when a parameter cannot be read
     */
    static ReactivationQuestion parse(QueryParameters parameters, Supplier<LocalDate> defaultAsOf) {
        var url = new AskedUrl(parameters);
        return new ReactivationQuestion(
                url.day("as_of").orElseGet(defaultAsOf),
                PolicyParameters.parse(name -> url.text(name).orElse(null)),
                url.wholes("region"),
                url.someOf("tier", List.of(Tier.values()), Tier::key));
    }

    /** Only what differs from the preset stands in the URL. */
    static QueryParameters of(ReactivationQuestion question) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("as_of", List.of(question.asOf().toString()));
        parameters.put("preset", List.of(question.policy().preset().key()));
        changes(question.policy()).forEach((name, value) -> parameters.put(name, List.of(value)));
        if (!question.regions().isEmpty()) {
            parameters.put(
                    "region",
                    new TreeSet<>(question.regions())
                            .stream().map(String::valueOf).toList());
        }
        if (!question.tiers().isEmpty()) {
            parameters.put(
                    "tier",
                    new TreeSet<>(question.tiers()).stream().map(Tier::key).toList());
        }
        return new QueryParameters(parameters);
    }

    /** What an export of the page holds: the question with every field of its policy. */
    static Manifest manifest(ReactivationQuestion question, Clock clock) {
        var filters = new TreeMap<>(PolicyParameters.of(question.policy()));
        filters.put("preset", question.policy().preset().key());
        of(question).getParameters().forEach((name, values) -> filters.put(name, String.join(", ", values)));
        var asOf = question.asOf().toString();
        return new Manifest("reactivation", asOf, clock.getZone().getId(), asOf, filters, clock.instant());
    }

    /** The fields of a policy that are not those of its preset. */
    static Map<String, String> changes(ReactivationPolicy policy) {
        var changes = new TreeMap<>(PolicyParameters.of(policy));
        changes.entrySet()
                .removeAll(PolicyParameters.of(ReactivationPolicy.of(policy.preset()))
                        .entrySet());
        return changes;
    }
}
