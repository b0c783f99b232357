package dev.rekindle.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How long something took, done again and again.
 *
 * @param first the first time, when nothing was warm
 * @param median of all times, the first included
 */
record Seconds(double first, double median, List<Double> all) {

    /** What is measured; it may throw whatever it likes. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static Seconds of(int times, Work work) throws Exception {
        return of(times, () -> {}, work);
    }

    /** The median of times that find everything warm: one ahead is not measured. */
    static double medianWarm(int times, Work work) throws Exception {
        work.run();
        return of(times, work).median();
    }

    /** Does {@code before} ahead of each time, unmeasured. */
    static Seconds of(int times, Work before, Work work) throws Exception {
        var all = new ArrayList<Double>();
        for (var i = 0; i < times; i++) {
            before.run();
            all.add(of(work));
        }
        return of(all);
    }

    static Seconds of(List<Double> all) {
        return new Seconds(
                all.getFirst(),
                all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow(),
                List.copyOf(all));
    }

    static double of(Work work) throws Exception {
        var begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}
