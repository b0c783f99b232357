package dev.rekindle.recommendation;

import java.util.Random;

/**
 * Random numbers of a beta distribution, the same for the same seed on every machine: only operations whose results
 * Java prescribes to the last bit.
 *
 * <p>A beta variable is X / (X + Y) of two gamma variables. Gamma: G. Marsaglia and W. W. Tsang, "A simple method for
 * generating gamma variables", ACM TOMS 26, 2000; shapes are 1 at least here, so their boost for smaller ones is left
 * out.
 */
final class BetaDraws {

    private final Random random;

    BetaDraws(long seed) {
        random = new Random(seed);
    }

    /** A number between 0 and 1; alpha and beta are at least 1. */
    double next(double alpha, double beta) {
        double x = gamma(alpha);
        return x / (x + gamma(beta));
    }

    private double gamma(double shape) {
        double d = shape - 1 / 3.0;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = 1 + c * normal;
            if (v > 0) {
                v = v * v * v;
                double u = 1 - random.nextDouble();
                if (StrictMath.log(u) < 0.5 * normal * normal + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
