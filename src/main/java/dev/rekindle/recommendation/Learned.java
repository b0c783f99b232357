package dev.rekindle.recommendation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the offers of one choice after a decision, and all it takes to come to it again.
 *
 * @param seed of the draws behind the weights; 0 where nothing was drawn
 * @param counts new since the decision before, by offer
 * @param totals all there had been by then; what is new next time is what goes beyond them
 * @param evidence discounted successes and failures
 * @param weights how often each offer is picked; they add up to 1
 */
public record Learned(
        LearningSettings settings,
        long seed,
        SortedMap<String, Counts> counts,
        SortedMap<String, Counts> totals,
        SortedMap<String, Evidence> evidence,
        SortedMap<String, Double> weights) {

    /** How often something was shown, and how often it led to what it aims at. */
    public record Counts(long impressions, long conversions) {

        static final Counts NONE = new Counts(0, 0);

        Counts beyond(Counts before) {
            return new Counts(
                    Math.max(0, impressions - before.impressions), Math.max(0, conversions - before.conversions));
        }

        boolean isNone() {
            return impressions == 0 && conversions == 0;
        }
    }

    /** Conversions and impressions without one, the older the less they count. */
    public record Evidence(double successes, double failures) {

        static final Evidence NONE = new Evidence(0, 0);
    }

    /** The counts that are new compared with what had been learned from. */
    static Map<String, Counts> news(Map<String, Counts> now, Map<String, Counts> before) {
        var news = new TreeMap<String, Counts>();
        now.forEach((offer, counts) -> {
            var more = counts.beyond(before.getOrDefault(offer, Counts.NONE));
            if (!more.isNone()) {
                news.put(offer, more);
            }
        });
        return news;
    }
}
