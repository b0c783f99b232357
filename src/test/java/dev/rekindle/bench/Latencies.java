package dev.rekindle.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How long one and the same thing took, done many times, in milliseconds.
 *
 * @param p50 half of the times were at most this
 * @param p99 99 of 100 were at most this
 */
record Latencies(int times, double p50, double p99, double longest) {

    /** What is measured, for the so-manieth time. */
    @FunctionalInterface
    interface Work {
        void run(int time) throws Exception;
    }

    /** Does it so often without measuring first, until everything is warm. */
    static Latencies of(int warmUps, int times, Work work) throws Exception {
        for (var time = 0; time < warmUps; time++) {
            work.run(time);
        }
        var nanos = new long[times];
        for (var time = 0; time < times; time++) {
            var begun = System.nanoTime();
            work.run(warmUps + time);
            nanos[time] = System.nanoTime() - begun;
        }
        return of(nanos);
    }

    /** Of times that were measured elsewhere. */
    static Latencies ofMillis(List<Double> millis) {
        return of(millis.stream().mapToLong(each -> Math.round(each * 1e6)).toArray());
    }

    private static Latencies of(long[] nanos) {
        Arrays.sort(nanos);
        return new Latencies(nanos.length, millis(nanos, 50), millis(nanos, 99), millis(nanos, 100));
    }

    private static double millis(long[] sorted, int percent) {
        return sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)] / 1e6;
    }
}
