package dev.rekindle.recommendation;

import dev.rekindle.statistics.Proportion;

/** What became of an offer in a segment: shown, clicked, and done what it aims at within 24 hours of the click. */
public record OfferPerformance(int rewardLevel, String offer, long impressions, long clicks, long conversions) {

    public Proportion clickRate() {
        return new Proportion(clicks, impressions);
    }

    public Proportion conversionRate() {
        return new Proportion(conversions, impressions);
    }
}
