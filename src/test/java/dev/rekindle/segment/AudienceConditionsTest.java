package dev.rekindle.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.segment.AudienceConditions.Range;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AudienceConditionsTest {

    @Test
    void rangeHasAnEndAndADirection() {
        assertThatThrownBy(() -> new Range(null, null)).hasMessage("A range needs at least one end.");
        assertThatThrownBy(() -> new Range(BigDecimal.TEN, BigDecimal.ONE))
                .hasMessage("A range cannot begin at 10 and end at 1.");
    }

    @Test
    void conditionTakesWhatItMeasures() {
        assertThatThrownBy(() -> new AudienceConditions(
                        Map.of(AudienceCondition.VISITS, new Range(new BigDecimal("1.5"), null)), null, null, null))
                .hasMessage("visits takes whole numbers.");
        assertThatThrownBy(() -> new AudienceConditions(
                        Map.of(AudienceCondition.TIER, new Range(BigDecimal.ONE, null)), null, null, null))
                .hasMessage("tier is a set, not a range.");
        assertThatThrownBy(() -> new AudienceConditions(null, null, null, Set.of("heavy")))
                .hasMessage("There is no tier heavy; there are light, regular, power, undefined.");
    }

    @Test
    void documentHoldsOnlyWhatIsAskedFor() {
        var json = JsonMapper.builder().build();
        var conditions = new AudienceConditions(
                Map.of(AudienceCondition.MONETARY, new Range(new BigDecimal("0.5"), null)), null, Set.of(3), null);

        assertThat(json.writeValueAsString(conditions))
                .isEqualTo("{\"ranges\":{\"monetary\":{\"min\":0.5}},\"regions\":[3]}");
        assertThat(json.readValue(json.writeValueAsString(conditions), AudienceConditions.class))
                .isEqualTo(conditions);
        assertThat(json.readValue("{}", AudienceConditions.class)).isEqualTo(AudienceConditions.NONE);
    }
}
