package dev.rekindle.demo;

import java.util.Arrays;

/**
 * The settlements of one user, drawn anew for each: a mean cycle from a gamma distribution, gaps around it from
 * another, and after each settlement the chance to stop for good. Days count from the campaign date; the history goes
 * on for four weeks after it, because the scenario's does.
 */
final class WorkHistory {

    /** Last day of the data: the end of the fourth week after the campaign. */
    static final int LAST_DAY = 28;

    private static final int EARLIEST_START = -205;
    private static final int LATEST_START = -8;
    private static final double SHORTEST_MEAN_CYCLE = 3;
    private static final double FIRST_LAPSE = 0.6; // who has just begun is less likely to stop than later on
    private static final double MEAN_RATE_ABOVE_MINIMUM = 5_200;

    private int count;
    private int[] days = new int[64];
    private int[] categories = new int[64];
    private int[] rates = new int[64];

    /** Replaces what is here by the history of this user. */
    void draw(long seed, int user, DemoTier tier, JobMarket market) {
        var draws = Draws.of(seed, DemoStream.HISTORY, user);
        var meanCycle = Math.max(SHORTEST_MEAN_CYCLE, draws.gamma(4, tier.meanCycleDays));
        var day = draws.between(EARLIEST_START, LATEST_START);
        var category = market.category(draws);
        var rate = JobMarket.MINIMUM_RATE + draws.gamma(2, MEAN_RATE_ABOVE_MINIMUM);
        count = 0;
        while (day <= LAST_DAY) {
            add(day, category, JobMarket.inTens(rate));
            if (draws.chance(count == 1 ? tier.lapseHazard * FIRST_LAPSE : tier.lapseHazard)) {
                return;
            }
            day += Math.max(1, (int) Math.round(draws.gamma(3, meanCycle)));
            category = market.nextCategory(category, draws);
            // Pay moves by −2 % to +6 % from one job to the next.
            rate = Math.max(JobMarket.MINIMUM_RATE, rate * (0.98 + draws.uniform() * 0.08));
        }
    }

    int count() {
        return count;
    }

    int day(int index) {
        return days[index];
    }

    int category(int index) {
        return categories[index];
    }

    int rate(int index) {
        return rates[index];
    }

    /** Mean gap between settlements in days; only with two of them or more. */
    double cycleDays() {
        return (double) (days[count - 1] - days[0]) / (count - 1);
    }

    /** Days since the newest settlement, negative when it lies after the campaign date. */
    int recencyDays() {
        return -days[count - 1];
    }

    /** The newest settlement before the campaign date; everybody has one, because everybody started before it. */
    int lastBeforeCampaign() {
        var last = count - 1;
        while (days[last] >= 0) {
            last--;
        }
        return last;
    }

    private void add(int day, int category, int rate) {
        if (count == days.length) {
            days = Arrays.copyOf(days, 2 * count);
            categories = Arrays.copyOf(categories, 2 * count);
            rates = Arrays.copyOf(rates, 2 * count);
        }
        days[count] = day;
        categories[count] = category;
        rates[count] = rate;
        count++;
    }
}
