package dev.rekindle.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SegmentRulesTest {

    private static final SegmentGroup REGULARS = group("Regulars", Map.of(Bound.MIN_FREQUENCY, "3"));

    @Test
    void documentReadsBackAsItWasWritten() {
        var json = JsonMapper.builder().build();
        var rules = new SegmentRules(
                null,
                FrequencyUnit.METADATA,
                "game",
                MonetaryUnit.CASH,
                null,
                VisitUnit.EARNINGS,
                List.of(REGULARS, group("Spenders", Map.of(Bound.MIN_MONETARY, "0.10", Bound.MAX_RECENCY_DAYS, "9"))),
                "Others");

        var document = json.writeValueAsString(rules);

        assertThat(json.readTree(document)).isEqualTo(json.readTree("""
                        {"frequency": "metadata", "frequency_key": "game", "monetary": "cash", "visits": "earnings",
                         "groups": [
                           {"name": "Regulars", "bounds": {"min_frequency": 3}},
                           {"name": "Spenders", "bounds": {"max_recency_days": 9, "min_monetary": 0.10}}],
                         "last_group": "Others"}
                        """));
        assertThat(json.readValue(document, SegmentRules.class)).isEqualTo(rules);
        assertThat(rules.groupNames()).containsExactly("Others", "Regulars", "Spenders");
    }

    @Test
    void aBoundIsNotNegative() {
        assertThatThrownBy(() -> group("Whale", Map.of(Bound.MIN_BALANCE, "-1")))
                .hasMessage("Whale: min_balance is -1, but cannot be negative.");
    }

    @Test
    void daysActionsAndVisitsAreWholeNumbers() {
        assertThatThrownBy(() -> group("Whale", Map.of(Bound.MAX_RECENCY_DAYS, "2.5")))
                .hasMessage("Whale: max_recency_days is 2.5, but must be a whole number up to 1,000,000,000.");
        assertThat(group("Whale", Map.of(Bound.MAX_RECENCY_DAYS, "2.0")).bounds())
                .containsEntry(Bound.MAX_RECENCY_DAYS, new BigDecimal("2"));
        assertThat(group("Whale", Map.of(Bound.MIN_MONETARY, "2.5")).bounds())
                .containsEntry(Bound.MIN_MONETARY, new BigDecimal("2.5"));
    }

    @Test
    void somebodyMustBeAbleToFit() {
        assertThatThrownBy(() -> group("Medium", Map.of(Bound.MIN_FREQUENCY, "15", Bound.MAX_FREQUENCY, "14")))
                .hasMessage("Medium: min_frequency is 15, so max_frequency cannot be 14; nobody would fit.");
        assertThat(group("Medium", Map.of(Bound.MIN_FREQUENCY, "15", Bound.MAX_FREQUENCY, "15"))
                        .bounds())
                .hasSize(2);
    }

    @Test
    void namesAreUniqueAndThere() {
        assertThatThrownBy(() -> rules(30, null, List.of(REGULARS, REGULARS), "Others"))
                .hasMessage("Two groups are named Regulars.");
        assertThatThrownBy(() -> rules(30, null, List.of(REGULARS), "Regulars"))
                .hasMessage("Two groups are named Regulars.");
        assertThatThrownBy(() -> rules(30, null, List.of(REGULARS), " ")).hasMessage("The last group needs a name.");
        assertThatThrownBy(() -> group("", Map.of())).hasMessage("Every group needs a name.");
    }

    @Test
    void thereAreOneToFiveGroupsAboveTheLast() {
        assertThatThrownBy(() -> rules(30, null, List.of(), "Others"))
                .hasMessage("A policy has 1 … 5 groups above the last one, not 0.");
        assertThatThrownBy(() -> rules(
                        30,
                        null,
                        List.of(
                                group("a", Map.of()),
                                group("b", Map.of()),
                                group("c", Map.of()),
                                group("d", Map.of()),
                                group("e", Map.of()),
                                group("f", Map.of())),
                        "Others"))
                .hasMessageContaining("not 6");
    }

    @Test
    void aKeyIsNamedWhenItIsNeededAndOnlyThen() {
        assertThatThrownBy(() -> rules(30, "game", List.of(REGULARS), "Others"))
                .hasMessage("frequency_key is game, but counts only when frequency is metadata.");
        assertThatThrownBy(() -> new SegmentRules(
                        30,
                        FrequencyUnit.ACTION,
                        null,
                        MonetaryUnit.METADATA,
                        null,
                        VisitUnit.VISITS,
                        List.of(REGULARS),
                        "Others"))
                .hasMessage("monetary is metadata, so monetary_key must name the key.");
    }

    @Test
    void theWindowHasAtLeastADay() {
        assertThatThrownBy(() -> rules(0, null, List.of(REGULARS), "Others"))
                .hasMessage("window_days is 0, but must lie in 1 … 3,650, or be absent for all days.");
        assertThat(rules(null, null, List.of(REGULARS), "Others").isKept()).isFalse();
        assertThat(rules(30, null, List.of(REGULARS), "Others").isKept()).isTrue();
    }

    private static SegmentRules rules(
            @Nullable Integer windowDays, @Nullable String key, List<SegmentGroup> groups, String lastGroup) {
        return new SegmentRules(
                windowDays,
                FrequencyUnit.ACTION,
                key,
                MonetaryUnit.SPENT_TOKENS,
                null,
                VisitUnit.VISITS,
                groups,
                lastGroup);
    }

    private static SegmentGroup group(String name, Map<Bound, String> bounds) {
        var values = new EnumMap<Bound, BigDecimal>(Bound.class);
        bounds.forEach((bound, value) -> values.put(bound, new BigDecimal(value)));
        return new SegmentGroup(name, values);
    }
}
