package dev.rekindle.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.matching.MatchPolicy;
import dev.rekindle.matching.PostHorizon;
import dev.rekindle.risk.CycleThreshold;
import dev.rekindle.risk.History;
import dev.rekindle.risk.RiskPolicy;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyParametersTest {

    @Test
    void nothingGivenIsTheStandardPreset() {
        assertThat(parse(Map.of()))
                .isEqualTo(new ReactivationPolicy(
                        Preset.STANDARD,
                        new RiskPolicy(new CycleThreshold.Quantile(new BigDecimal("0.75")), History.BEFORE, 1, 5),
                        new MatchPolicy(PostHorizon.UNTIL, new BigDecimal("1.10")),
                        new BigDecimal("0.02")));
    }

    @Test
    void referenceScenarioLooksAtAllRows() {
        assertThat(parse(Map.of("preset", "reference-scenario")))
                .isEqualTo(new ReactivationPolicy(
                        Preset.REFERENCE_SCENARIO,
                        new RiskPolicy(new CycleThreshold.Ntile3(), History.ALL, 1, 5),
                        new MatchPolicy(PostHorizon.ALL, new BigDecimal("1.10")),
                        new BigDecimal("0.02")));
    }

    @Test
    void eachFieldOverridesThePreset() {
        var parameters = Map.of(
                "preset", "reference-scenario",
                "threshold", "0.9",
                "history", "before",
                "posts", "until",
                "light_max", "2",
                "regular_max", "8",
                "pay_ratio", "1.0999",
                "margin", "0.05");

        assertThat(parse(parameters))
                .isEqualTo(new ReactivationPolicy(
                        Preset.REFERENCE_SCENARIO,
                        new RiskPolicy(new CycleThreshold.Quantile(new BigDecimal("0.9")), History.BEFORE, 2, 8),
                        new MatchPolicy(PostHorizon.UNTIL, new BigDecimal("1.0999")),
                        new BigDecimal("0.05")));
        assertThat(PolicyParameters.of(parse(parameters))).isEqualTo(parameters);
    }

    @ParameterizedTest
    @EnumSource
    void presetComesBackAsItWas(Preset preset) {
        var policy = ReactivationPolicy.of(preset);

        assertThat(parse(PolicyParameters.of(policy))).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({
        "preset, quarterly",
        "threshold, ntile4",
        "threshold, 1.01",
        "threshold, -0.1",
        "threshold, NaN",
        "threshold, 1e-999999999",
        "history, after",
        "posts, some",
        "light_max, 0",
        "light_max, 1.5",
        "light_max, 2147483648",
        "regular_max, 1",
        "regular_max, many",
        "pay_ratio, 0",
        "pay_ratio, -1",
        "pay_ratio, ten percent",
        "pay_ratio, 1e999999999",
        "pay_ratio, 1e-999999999",
        "margin, 0",
        "margin, 1",
        "margin, 2 %",
        "margin, 1e-999999999"
    })
    void badValueIsRefusedWithASentenceThatNamesTheParameter(String name, String value) {
        assertThatThrownBy(() -> parse(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " must ")
                .hasMessageEndingWith(".");
    }

    private static ReactivationPolicy parse(Map<String, String> parameters) {
        return PolicyParameters.parse(parameters::get);
    }
}
