package dev.rekindle.recommendation;

/**
 * How weights are learned; kept with every decision.
 *
 * @param halfLife after so many impressions of a choice, what was seen before counts half
 * @param floor the least share of each offer, so that each keeps being tried; of many offers a half of an even share
 * @param draws how often the best offer is drawn
 */
public record LearningSettings(int halfLife, double floor, int draws) {

    static final LearningSettings USUAL = new LearningSettings(2_000, 0.05, 4_000);
}
