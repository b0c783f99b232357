package dev.rekindle.statistics;

/*
 * Every comparison of counts here comes down to a·b − c·d, e.g. how far x₂/n₂ lies from x₁/n₁ is (x₂n₁ − x₁n₂) / (n₁n₂).
 * Subtracting two rounded products, or two rounded rates, loses the digits in which they agree, and a p-value multiplies
 * that loss by z². A fused multiply-add gives the rounding error of c·d back (Kahan; error bound of 1.5 ulp in Jeannerod,
 * Louvet and Muller, "Further analysis of Kahan's algorithm for the accurate computation of 2×2 determinants",
 * Mathematics of Computation 82, 2013).
 */
final class Products {

    private Products() {}

    static double difference(double a, double b, double c, double d) {
        double cd = c * d;
        return Math.fma(a, b, -cd) + Math.fma(-c, d, cd);
    }
}
