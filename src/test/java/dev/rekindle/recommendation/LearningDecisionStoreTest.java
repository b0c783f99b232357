package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.recommendation.Learned.Counts;
import dev.rekindle.recommendation.LearningDecision.Choice;
import dev.rekindle.recommendation.LearningDecision.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LearningDecisionStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Choice EVENTS = new Choice(2, ProgrammeKind.EVENT);

    private final LearningDecisionStore store =
            new LearningDecisionStore(TestDatabase.fresh().jdbc(), JsonMapper.shared());

    @Test
    void whatWasLearnedComesBackToTheLastBit() {
        var news = new TreeMap<>(Map.of("a", new Counts(301, 29), "b", new Counts(77, 3)));
        var begin = OfferLearning.begin(List.of("a", "b"), new TreeMap<>(), LearningSettings.USUAL);
        var learned = OfferLearning.learn(
                OfferLearning.learn(begin, List.of("a", "b"), news, news, 7, LearningSettings.USUAL),
                List.of("a", "b"),
                news,
                news,
                -8,
                LearningSettings.USUAL);
        store.add(EVENTS, Kind.ESTIMATED, DAY, Instant.EPOCH, "server", learned);

        assertThat(store.all()).singleElement().satisfies(decision -> {
            assertThat(decision.learned()).isEqualTo(learned);
            assertThat(decision.choice()).isEqualTo(EVENTS);
            assertThat(decision.decidedBy()).isEqualTo("server");
        });
    }

    @Test
    void theNewestOfEachChoiceCounts() {
        var learned = OfferLearning.begin(List.of("a"), new TreeMap<>(), LearningSettings.USUAL);
        store.add(EVENTS, Kind.ESTIMATED, DAY, Instant.EPOCH, "server", learned);
        store.add(new Choice(1, ProgrammeKind.EVENT), Kind.ESTIMATED, DAY, Instant.EPOCH, "server", learned);
        store.add(EVENTS, Kind.FROZEN, DAY.plusDays(1), Instant.EPOCH, "mina", learned);

        assertThat(store.newest())
                .extracting(decision -> decision.choice().rewardLevel() + " " + decision.kind())
                .containsExactly("1 ESTIMATED", "2 FROZEN");
        assertThat(store.since(EVENTS, DAY.plusDays(1)))
                .extracting(LearningDecision::kind)
                .containsExactly(Kind.FROZEN);
    }

    @Test
    void decidingAloneNeedsATransactionOnlyToLast() {
        store.decideAlone();

        assertThat(store.all()).isEmpty();
    }
}
