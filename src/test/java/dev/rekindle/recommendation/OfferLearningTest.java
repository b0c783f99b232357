package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.rekindle.recommendation.Learned.Counts;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferLearningTest {

    private static final List<String> OFFERS = List.of("a", "b");
    private static final int NIGHTLY = 250;
    private static final int SEEDS = 100;

    /** Users come, are offered what the weights say, and convert; each night the weights are learned anew. */
    private static final class Simulation {

        private final Random users;
        private final long seed;
        private final int nightly;
        private Learned known = OfferLearning.begin(OFFERS, new TreeMap<>(), LearningSettings.USUAL);
        private int night;
        private double lastShare;

        Simulation(long seed, int nightly) {
            this.seed = seed;
            this.nightly = nightly;
            users = new Random(seed);
        }

        /** The share of the last 1,000 impressions that "a" had is then {@link #lastShare}. */
        void run(int impressions, double rateOfA, double rateOfB) {
            var shownA = 0;
            for (var shown = 0; shown < impressions; shown += nightly) {
                var counts = Map.of("a", new long[2], "b", new long[2]);
                for (var user = 0; user < nightly; user++) {
                    var isA = users.nextDouble() < known.weights().get("a");
                    counts.get(isA ? "a" : "b")[0]++;
                    if (users.nextDouble() < (isA ? rateOfA : rateOfB)) {
                        counts.get(isA ? "a" : "b")[1]++;
                    }
                    shownA += isA && shown + user >= impressions - 1_000 ? 1 : 0;
                }
                var news = new TreeMap<String, Counts>();
                counts.forEach((offer, count) -> news.put(offer, new Counts(count[0], count[1])));
                known = OfferLearning.learn(
                        known, OFFERS, news, new TreeMap<>(), seed * 1_000 + night++, LearningSettings.USUAL);
            }
            lastShare = shownA / 1_000.0;
        }
    }

    @ParameterizedTest
    @CsvSource({"50", "250", "1000"})
    void theBetterOfferHasFourFifthsOfTheTrafficAndLosesThemWhenTheTwoSwap(int nightly) {
        var found = 0;
        var foundAgain = 0;
        for (var seed = 0; seed < SEEDS; seed++) {
            var simulation = new Simulation(seed, nightly);
            simulation.run(5_000, 0.10, 0.05);
            found += simulation.lastShare >= 0.8 ? 1 : 0;
            simulation.run(10_000, 0.05, 0.10);
            foundAgain += simulation.lastShare <= 0.2 ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(95);
        assertThat(foundAgain).isGreaterThanOrEqualTo(95);
    }

    @Test
    void everyOfferKeepsBeingTried() {
        var simulation = new Simulation(7, NIGHTLY);
        simulation.run(20_000, 0.30, 0.0);

        assertThat(simulation.known.weights().get("b")).isEqualTo(0.05);
    }

    @Test
    void weightsAddUpToOneWhateverTheNumberOfOffers() {
        for (var offers :
                List.of(List.of("a"), OFFERS, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"))) {
            var weights = OfferLearning.weights(offers, Map.of(), 3, LearningSettings.USUAL);

            assertThat(weights.keySet()).containsExactlyElementsOf(offers);
            assertThat(weights.values().stream().mapToDouble(weight -> weight).sum())
                    .isCloseTo(1, offset(1e-12));
        }
    }

    @Test
    void evidenceHalvesWithTwoThousandImpressions() {
        var before = learn(OfferLearning.begin(OFFERS, new TreeMap<>(), LearningSettings.USUAL), "a", 100, 20);
        var after = learn(before, "b", 2_000, 10);

        assertThat(before.evidence().get("a")).isEqualTo(new Learned.Evidence(20, 80));
        assertThat(after.evidence().get("a")).isEqualTo(new Learned.Evidence(10, 40));
        assertThat(after.evidence().get("b")).isEqualTo(new Learned.Evidence(10, 1_990));
    }

    @Test
    void aConversionOfANightLaterTakesItsFailureBack() {
        var before = learn(OfferLearning.begin(OFFERS, new TreeMap<>(), LearningSettings.USUAL), "a", 10, 0);

        assertThat(learn(before, "a", 0, 1).evidence().get("a")).isEqualTo(new Learned.Evidence(1, 9));
    }

    @Test
    void theSameSeedGivesTheSameWeightsToTheLastBit() {
        var counts = new TreeMap<>(Map.of("a", new Counts(300, 30), "b", new Counts(300, 24)));
        var begin = OfferLearning.begin(OFFERS, new TreeMap<>(), LearningSettings.USUAL);

        assertThat(OfferLearning.learn(begin, OFFERS, counts, counts, 42, LearningSettings.USUAL))
                .isEqualTo(OfferLearning.learn(begin, OFFERS, counts, counts, 42, LearningSettings.USUAL));
    }

    /** Mean α / (α + β) and variance αβ / ((α + β)² (α + β + 1)) of the distribution. */
    @Test
    void drawsHaveTheMomentsOfTheBetaDistribution() {
        var draws = new BetaDraws(1);
        double sum = 0;
        double squares = 0;
        for (var i = 0; i < 200_000; i++) {
            double x = draws.next(3, 7);
            sum += x;
            squares += x * x;
        }
        double mean = sum / 200_000;

        assertThat(mean).isCloseTo(0.3, offset(0.002));
        assertThat(squares / 200_000 - mean * mean).isCloseTo(0.3 * 0.7 / 11, offset(0.0005));
    }

    private static Learned learn(Learned before, String offer, long impressions, long conversions) {
        var news = Map.of(offer, new Counts(impressions, conversions));
        return OfferLearning.learn(before, OFFERS, news, new TreeMap<>(), 1, LearningSettings.USUAL);
    }
}
