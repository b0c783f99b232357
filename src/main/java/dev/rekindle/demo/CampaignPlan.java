package dev.rekindle.demo;

import dev.rekindle.campaign.Arm;
import java.util.Arrays;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * What the campaign needs to know of all users before the first row is written: who is at risk, who has a match, and
 * which arm each user is in. A few bytes a user, so that a million fit into any heap.
 */
final class CampaignPlan {

    /** Of the users who are not at risk this share got no message, so that there is somebody to compare with. */
    private static final double HELD_BACK = 0.02;

    /** The low bits of a key hold the user, the high ones the order. */
    private static final long USER_BITS = (1L << 30) - 1;

    private final DemoTier[] tiers;
    private final boolean[] matched;
    private final @Nullable Arm[] arms;

    CampaignPlan(int users, long seed, JobMarket market) {
        this.tiers = tiers(users, seed);
        this.matched = new boolean[users];
        var cycles = new double[users];
        var recencies = new short[users];
        var history = new WorkHistory();
        for (int user = 0; user < users; user++) {
            history.draw(seed, user, tier(user), market);
            var last = history.lastBeforeCampaign();
            matched[user] = market.hasMatch(region(seed, user, market), history.category(last), history.rate(last));
            cycles[user] = history.count() < 2 ? Double.NaN : history.cycleDays();
            recencies[user] = (short) history.recencyDays();
        }
        this.arms = deal(seed, atRisk(cycles, recencies));
    }

    DemoTier tier(int user) {
        return tiers[user];
    }

    boolean matched(int user) {
        return matched[user];
    }

    /** Absent for a user who got no message. */
    @Nullable
    Arm arm(int user) {
        return arms[user];
    }

    static int region(long seed, int user, JobMarket market) {
        return market.region(Draws.of(seed, DemoStream.USER, user));
    }

    private static DemoTier[] tiers(int users, long seed) {
        var tiers = new DemoTier[users];
        for (int start = 0; start < users; start += DemoTier.BLOCK) {
            var block = DemoTier.shuffledBlock(Draws.of(seed, DemoStream.TIER, start));
            System.arraycopy(block, 0, tiers, start, Math.min(DemoTier.BLOCK, users - start));
        }
        return tiers;
    }

    /** The rule of the preset reference-scenario: recency above the smallest cycle in the third of four buckets. */
    private boolean[] atRisk(double[] cycles, short[] recencies) {
        var atRisk = new boolean[cycles.length];
        for (var tier : DemoTier.values()) {
            var threshold = threshold(tier, cycles);
            for (int user = 0; user < atRisk.length; user++) {
                atRisk[user] |= tiers[user] == tier && recencies[user] > threshold && !Double.isNaN(cycles[user]);
            }
        }
        return atRisk;
    }

    private double threshold(DemoTier tier, double[] cycles) {
        var ofTier = new double[cycles.length];
        var count = 0;
        for (int user = 0; user < cycles.length; user++) {
            if (tiers[user] == tier && !Double.isNaN(cycles[user])) {
                ofTier[count++] = cycles[user];
            }
        }
        if (count < 3) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(ofTier, 0, count);
        // ntile gives the users left over to the first buckets, one each.
        return ofTier[2 * (count / 4) + Math.min(2, count % 4)];
    }

    /**
     * Users of one tier, at risk or not, are dealt Control, A, B in turn, in an order that depends on the seed only.
     */
    private @Nullable Arm[] deal(long seed, boolean[] atRisk) {
        var order = new long[atRisk.length];
        for (int user = 0; user < order.length; user++) {
            order[user] = (Draws.hash(seed, DemoStream.ARM, user) & ~USER_BITS) | user;
        }
        Arrays.sort(order);
        var dealt = new @Nullable Arm[order.length];
        var arms = Arm.values();
        var nextAtRisk = new EnumMap<DemoTier, Integer>(DemoTier.class);
        var nextAtEase = new EnumMap<DemoTier, Integer>(DemoTier.class);
        for (var key : order) {
            var user = (int) (key & USER_BITS);
            if (!atRisk[user] && Draws.of(seed, DemoStream.ARM, user).chance(HELD_BACK)) {
                continue;
            }
            var position = (atRisk[user] ? nextAtRisk : nextAtEase).merge(tiers[user], 1, Integer::sum);
            dealt[user] = arms[(position - 1) % arms.length];
        }
        return dealt;
    }
}
