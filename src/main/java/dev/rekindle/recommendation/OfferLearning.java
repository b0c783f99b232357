package dev.rekindle.recommendation;

import dev.rekindle.recommendation.Learned.Counts;
import dev.rekindle.recommendation.Learned.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Learns how often each of several offers should be shown: a discounted Thompson sampler.
 *
 * <p>The conversion rate of an offer has the posterior Beta(1 + successes, 1 + failures) over evidence that halves with
 * every {@code halfLife} impressions of the choice, whichever offer they were of. So a choice forgets as fast as it
 * learns, whether a night brings ten impressions or ten thousand, and follows when what works changes. An offer's
 * weight is the probability that its rate is the greatest of all, estimated from seeded draws, mixed with an even share
 * so that none falls below the floor. Assumes that impressions are independent, which repeated ones to the same user
 * are not quite.
 *
 * <p>Sources: O. Chapelle and L. Li, "An empirical evaluation of Thompson sampling", NIPS 2011; V. Raj and S. Kalyani,
 * "Taming non-stationary bandits", 2017.
 */
final class OfferLearning {

    private OfferLearning() {}

    /** Nothing learned yet: every offer alike. */
    static Learned begin(Collection<String> offers, SortedMap<String, Counts> totals, LearningSettings settings) {
        return new Learned(settings, 0, new TreeMap<>(), totals, new TreeMap<>(), even(offers));
    }

    /**
     * What is known after these counts came in.
     *
     * @param offers those among which is chosen from now on; others keep their evidence and have no weight
     */
    static Learned learn(
            Learned before,
            Collection<String> offers,
            Map<String, Counts> news,
            SortedMap<String, Counts> totals,
            long seed,
            LearningSettings settings) {
        var evidence = add(before.evidence(), news, settings);
        return new Learned(
                settings, seed, new TreeMap<>(news), totals, evidence, weights(offers, evidence, seed, settings));
    }

    private static SortedMap<String, Evidence> add(
            Map<String, Evidence> before, Map<String, Counts> news, LearningSettings settings) {
        long impressions = news.values().stream().mapToLong(Counts::impressions).sum();
        double kept = StrictMath.pow(0.5, impressions / (double) settings.halfLife());
        var offers = new TreeSet<>(before.keySet());
        offers.addAll(news.keySet());
        var evidence = new TreeMap<String, Evidence>();
        for (var offer : offers) {
            var old = before.getOrDefault(offer, Evidence.NONE);
            var counts = news.getOrDefault(offer, Counts.NONE);
            // A conversion may come a night after its impression has counted as a failure: then that one goes.
            evidence.put(
                    offer,
                    new Evidence(
                            StrictMath.max(0, old.successes() * kept + counts.conversions()),
                            StrictMath.max(0, old.failures() * kept + counts.impressions() - counts.conversions())));
        }
        return evidence;
    }

    static SortedMap<String, Double> weights(
            Collection<String> offers, Map<String, Evidence> evidence, long seed, LearningSettings settings) {
        var sorted = List.copyOf(new TreeSet<>(offers));
        if (sorted.size() < 2) {
            return even(sorted);
        }
        var wins = new int[sorted.size()];
        var draws = new BetaDraws(seed);
        for (var draw = 0; draw < settings.draws(); draw++) {
            wins[best(sorted, evidence, draws)]++;
        }
        double floor = StrictMath.min(settings.floor(), 0.5 / sorted.size());
        var weights = new TreeMap<String, Double>();
        for (var i = 0; i < wins.length; i++) {
            weights.put(sorted.get(i), floor + (1 - floor * wins.length) * (wins[i] / (double) settings.draws()));
        }
        return weights;
    }

    private static int best(List<String> offers, Map<String, Evidence> evidence, BetaDraws draws) {
        var best = 0;
        var greatest = -1.0;
        for (var i = 0; i < offers.size(); i++) {
            var known = evidence.getOrDefault(offers.get(i), Evidence.NONE);
            var rate = draws.next(1 + known.successes(), 1 + known.failures());
            if (rate > greatest) {
                greatest = rate;
                best = i;
            }
        }
        return best;
    }

    private static SortedMap<String, Double> even(Collection<String> offers) {
        var weights = new TreeMap<String, Double>();
        offers.forEach(offer -> weights.put(offer, 1.0 / offers.size()));
        return weights;
    }
}
