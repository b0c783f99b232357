package dev.rekindle.segment.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.segment.AudienceCondition;
import dev.rekindle.segment.AudienceConditions;
import dev.rekindle.segment.AudienceConditions.Range;
import dev.rekindle.ui.AskedUrl;
import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The conditions as they stand in the URL: {@code monetary=500..2000}, an open end left out; sets as repeated names.
 */
final class AudienceUrl {

    private static final String AUDIENCE = "audience";
    private static final String BETWEEN = "..";

    /** No exponents: 1e999999999 is a number, but nobody can write it out. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,20})?");

    private AudienceUrl() {}

    /**
     * Reads the conditions.
     *
     * @throws IllegalArgumentException with a sentence, when one cannot be read
     */
    static AudienceConditions parse(QueryParameters parameters) {
        var url = new AskedUrl(parameters);
        var ranges = new EnumMap<AudienceCondition, Range>(AudienceCondition.class);
        for (var condition : AudienceCondition.values()) {
            if (condition.isRange()) {
                url.text(condition.key()).ifPresent(text -> ranges.put(condition, range(text)));
            }
        }
        return new AudienceConditions(
                ranges,
                Set.copyOf(url.texts(AudienceCondition.SEGMENT.key())),
                url.wholes(AudienceCondition.REGION.key()),
                url.someOf(AudienceCondition.TIER.key(), AudienceConditions.TIERS, Function.identity()));
    }

    /** The saved audience that is open; absent when none is. */
    static @Nullable UUID audience(QueryParameters url) {
        return new AskedUrl(url).text(AUDIENCE).map(AudienceUrl::id).orElse(null);
    }

    static QueryParameters of(UUID audienceId) {
        return QueryParameters.of(AUDIENCE, audienceId.toString());
    }

    static QueryParameters of(AudienceConditions conditions) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        conditions.ranges().forEach((condition, range) -> parameters.put(condition.key(), List.of(text(range))));
        put(parameters, AudienceCondition.SEGMENT, conditions.segments());
        put(parameters, AudienceCondition.REGION, conditions.regions());
        put(parameters, AudienceCondition.TIER, conditions.tiers());
        return new QueryParameters(parameters);
    }

    private static void put(Map<String, List<String>> parameters, AudienceCondition condition, Set<?> values) {
        if (!values.isEmpty()) {
            parameters.put(condition.key(), values.stream().map(String::valueOf).toList());
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new Refusal("audiences.not-there");
        }
    }

    private static Range range(String text) {
        var between = text.indexOf(BETWEEN);
        if (between < 0) {
            throw new Refusal("url.not-a-range", text);
        }
        return new Range(number(text.substring(0, between)), number(text.substring(between + BETWEEN.length())));
    }

    private static @Nullable BigDecimal number(String text) {
        if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
            throw new Refusal("url.not-a-range", text);
        }
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static String text(Range range) {
        return text(range.min()) + BETWEEN + text(range.max());
    }

    private static String text(@Nullable BigDecimal end) {
        return end == null ? "" : end.toPlainString();
    }
}
