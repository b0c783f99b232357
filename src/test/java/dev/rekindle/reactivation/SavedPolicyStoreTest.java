package dev.rekindle.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.matching.MatchPolicy;
import dev.rekindle.matching.PostHorizon;
import dev.rekindle.risk.CycleThreshold;
import dev.rekindle.risk.History;
import dev.rekindle.risk.RiskPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SavedPolicyStoreTest {

    private static final Instant SAVED_AT = Instant.parse("2023-10-26T00:00:00Z");
    private static final ReactivationPolicy STANDARD = ReactivationPolicy.of(Preset.STANDARD);
    private static final ReactivationPolicy OWN = new ReactivationPolicy(
            Preset.REFERENCE_SCENARIO,
            new RiskPolicy(new CycleThreshold.Quantile(new BigDecimal("0.8125")), History.ALL, 2, 7),
            new MatchPolicy(PostHorizon.UNTIL, new BigDecimal("1.125")),
            new BigDecimal("0.015"));

    private final SavedPolicyStore store =
            new SavedPolicyStore(TestDatabase.fresh().jdbc());

    @Test
    void everyFieldComesBackAsItWasSaved() {
        store.add("여름 캠페인", OWN, SAVED_AT, "crm");

        assertThat(store.newest("여름 캠페인")).isEqualTo(new SavedPolicy("여름 캠페인", 1, OWN, "crm"));
    }

    @Test
    void savingUnderTheSameNameMakesTheNextVersionAndTheListHoldsTheNewest() {
        store.add("b", OWN, SAVED_AT, "crm");
        store.add("b", STANDARD, SAVED_AT, "admin");
        store.add("a", OWN, SAVED_AT, "crm");

        assertThat(store.newest())
                .containsExactly(new SavedPolicy("a", 1, OWN, "crm"), new SavedPolicy("b", 2, STANDARD, "admin"));
    }

    @Test
    void nothingIsSavedInTheBeginning() {
        assertThat(store.newest()).isEmpty();
    }
}
