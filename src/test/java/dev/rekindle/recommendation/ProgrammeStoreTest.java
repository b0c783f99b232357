package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.protection.Claims;
import dev.rekindle.recommendation.Programme.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgrammeStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final ProgrammeStore store = new ProgrammeStore(TestDatabase.fresh().jdbc());

    @Test
    void everySegmentHasSomethingThatRunsWithoutAnOffer() {
        assertThat(store.programmes())
                .filteredOn(programme -> programme.state(DAY, Set.of()) == State.RUNNING)
                .extracting(Programme::rewardLevel)
                .contains(0, 1, 2, 3);
    }

    @Test
    void whatPromisesOddsOrTokensWaitsForAnOffer() {
        assertThat(store.programmes())
                .filteredOn(programme -> programme.state(DAY, Set.of()) == State.NEEDS_GRANTING_OFFER)
                .extracting(Programme::programmeId)
                .contains("engaged-slot-odds", "engaged-stage-2", "at-risk-free-tokens", "medium-partner-login");
        assertThat(store.programmes())
                .filteredOn(programme -> !programme.promises())
                .noneMatch(programme ->
                        Claims.areMadeAnywhere(programme.messageKo()) || Claims.areMadeAnywhere(programme.messageEn()));
    }

    @Test
    void whatIsWrittenIsOffered() {
        var programme = new Programme(
                "weekend",
                ProgrammeKind.EVENT,
                2,
                "주말",
                "Weekend",
                "주말 이벤트",
                "Weekend event",
                new BigDecimal("10.5"),
                false,
                "Low-Risk",
                true,
                null,
                "stage-2",
                1,
                Aim.JOIN,
                true,
                DAY,
                DAY.plusDays(1));
        store.put(programme);
        assertThat(store.programmes()).contains(programme);

        var ended = new Programme(
                "weekend",
                ProgrammeKind.EVENT,
                2,
                "주말",
                "Weekend",
                "주말 이벤트",
                "Weekend event",
                null,
                false,
                null,
                false,
                null,
                null,
                null,
                Aim.JOIN,
                false,
                null,
                null);
        store.put(ended);
        assertThat(store.programmes()).contains(ended).doesNotContain(programme);
    }
}
