package dev.rekindle.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment: holds the chance of even one false discovery among several comparisons at the level that
 * the adjusted p-values are read at, whatever their dependence.
 *
 * <p>The i-th smallest of m p-values becomes max over j ≤ i of min(1, (m − j + 1)·p₍ⱼ₎). Source: S. Holm, "A simple
 * sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979.
 */
public final class Holm {

    private Holm() {}

    /**
     * Adjusts the p-values of one family of comparisons.
     *
     * @param pValues one per comparison; those not estimable stay as they are and do not count in m
     * @return the adjusted p-values in the order given
     * @throws IllegalArgumentException when a p-value lies outside 0 … 1
     */
    public static List<Estimate> adjust(List<Estimate> pValues) {
        List<Ranked> ascending = IntStream.range(0, pValues.size())
                .boxed()
                .flatMap(position ->
                        pValues.get(position).toOptional().stream().mapToObj(pValue -> new Ranked(position, pValue)))
                .sorted(Comparator.comparingDouble(Ranked::pValue))
                .toList();
        List<Estimate> adjusted = new ArrayList<>(pValues);
        double largestSoFar = 0;
        int remaining = ascending.size();
        for (Ranked ranked : ascending) {
            largestSoFar = Math.max(largestSoFar, Math.min(1, remaining * ranked.pValue()));
            adjusted.set(ranked.position(), Estimate.of(largestSoFar));
            remaining--;
        }
        return List.copyOf(adjusted);
    }

    private record Ranked(int position, double pValue) {

        Ranked {
            if (pValue < 0 || pValue > 1) {
                throw new IllegalArgumentException("A p-value lies in 0 … 1, but was " + pValue);
            }
        }
    }
}
