package dev.rekindle.reactivation;

import dev.rekindle.matching.MatchPolicy;
import dev.rekindle.matching.PostHorizon;
import dev.rekindle.reactivation.ReactivationDocument.PolicyFields;
import dev.rekindle.risk.CycleThreshold;
import dev.rekindle.risk.History;
import dev.rekindle.risk.RiskPolicy;
import dev.rekindle.risk.Tier;
import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy as parameters of a URL: a preset, and fields that override it. */
public final class PolicyParameters {

    private PolicyParameters() {}

    /**
     * Reads a policy.
     *
     * @param parameter gives a parameter's text by its name, or null where it is not given
     * @throws IllegalArgumentException with a sentence that names the parameter and what it may be
     */
    public static ReactivationPolicy parse(Function<String, @Nullable String> parameter) {
        var preset = choice("preset", parameter, Preset.values(), Preset::key, Preset.STANDARD);
        var base = ReactivationPolicy.of(preset);
        var threshold = parameter.apply("threshold");
        return new ReactivationPolicy(
                preset,
                new RiskPolicy(
                        threshold == null ? base.risk().threshold() : CycleThreshold.parse(threshold),
                        choice(
                                "history",
                                parameter,
                                History.values(),
                                History::key,
                                base.risk().history()),
                        whole("light_max", parameter, base.risk().lightMax()),
                        whole("regular_max", parameter, base.risk().regularMax())),
                new MatchPolicy(
                        choice(
                                "posts",
                                parameter,
                                PostHorizon.values(),
                                PostHorizon::key,
                                base.match().posts()),
                        decimal("pay_ratio", parameter, base.match().payRatio())),
                decimal("margin", parameter, base.margin()));
    }

    /** Every field, by its name in a URL, in the order of the API. */
    public static Map<String, String> of(ReactivationPolicy policy) {
        var fields = fields(policy);
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("preset", fields.preset());
        parameters.put("threshold", fields.threshold());
        parameters.put("history", fields.history());
        parameters.put("posts", fields.posts());
        parameters.put("light_max", String.valueOf(fields.lightMax()));
        parameters.put("regular_max", String.valueOf(fields.regularMax()));
        parameters.put("pay_ratio", fields.payRatio().toPlainString());
        parameters.put("margin", fields.margin().toPlainString());
        return parameters;
    }

    /**
     * Reads a tier that is filtered by.
     *
     * @throws IllegalArgumentException with a sentence that names what it may be
     */
    static Tier tier(String text) {
        return choice("tier", text, Tier.values(), Tier::key);
    }

    static PolicyFields fields(ReactivationPolicy policy) {
        return new PolicyFields(
                policy.preset().key(),
                policy.risk().threshold().key(),
                policy.risk().history().key(),
                policy.match().posts().key(),
                policy.risk().lightMax(),
                policy.risk().regularMax(),
                policy.match().payRatio(),
                policy.margin());
    }

    private static <T> T choice(
            String name, Function<String, @Nullable String> parameter, T[] choices, Function<T, String> key, T preset) {
        var text = parameter.apply(name);
        return text == null ? preset : choice(name, text, choices, key);
    }

    private static <T> T choice(String name, String text, T[] choices, Function<T, String> key) {
        return Arrays.stream(choices)
                .filter(choice -> key.apply(choice).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "policy.bad-choice",
                        name,
                        Arrays.stream(choices).map(key).collect(Collectors.joining(", ")),
                        text));
    }

    private static int whole(String name, Function<String, @Nullable String> parameter, int preset) {
        var text = parameter.apply(name);
        try {
            return text == null ? preset : Integer.parseInt(text);
        } catch (NumberFormatException notWhole) {
            throw new Refusal("policy.bad-whole", name, text);
        }
    }

    private static BigDecimal decimal(String name, Function<String, @Nullable String> parameter, BigDecimal preset) {
        var text = parameter.apply(name);
        if (text == null) {
            return preset;
        }
        // No exponents: 1e999999999 is a number, but nobody can write it out.
        if (!text.matches("-?\\d{0,9}\\.?\\d{1,18}")) {
            throw new Refusal("policy.bad-number", name, preset.toPlainString(), text);
        }
        return new BigDecimal(text);
    }
}
