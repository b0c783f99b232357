package dev.rekindle.demo;

/**
 * Random draws that are the same on every machine and every JDK: SplitMix64 (Steele, Lea and Flood, 2014) written out,
 * and {@link StrictMath}, whose logarithm has one value everywhere. Each user, post and block has a generator of its
 * own, started from the seed, so that what user 7 did does not depend on how many users there are.
 */
final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** The generator of one thing: {@code stream} says of which kind, {@code index} which of them. */
    static Draws of(long seed, int stream, long index) {
        return new Draws(hash(seed, stream, index));
    }

    /** Sixty-four bits that look random and depend on nothing but the arguments. */
    static long hash(long seed, int stream, long index) {
        return mix(mix(mix(seed) + stream) + GOLDEN_GAMMA * (index + 1));
    }

    private Draws(long state) {
        this.state = state;
    }

    /** Uniform in [0, 1). */
    double uniform() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** A whole number from {@code from} to {@code to}, both included. */
    int between(int from, int to) {
        return from + (int) (uniform() * (to - from + 1));
    }

    /** A gamma distribution with a whole shape is a sum of exponentials: minus the logarithm of a product. */
    double gamma(int shape, double mean) {
        var product = 1.0;
        for (int i = 0; i < shape; i++) {
            product *= 1 - uniform();
        }
        return -StrictMath.log(product) * mean / shape;
    }

    /** The index of one of the shares whose running sums these are; the last sum is 1. */
    int oneOf(double[] runningSums) {
        var u = uniform();
        var low = 0;
        var high = runningSums.length - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (u < runningSums[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Weights as running sums that end at 1. */
    static double[] runningSums(double... weights) {
        var sums = new double[weights.length];
        var sum = 0.0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= sum;
        }
        return sums;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
