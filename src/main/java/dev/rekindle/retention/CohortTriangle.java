package dev.rekindle.retention;

import dev.rekindle.statistics.Interval;
import dev.rekindle.statistics.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who of each cohort came back in which period.
 *
 * @param zone whose days these are
 * @param cohorts by their beginning; without those that nobody began in
 */
public record CohortTriangle(String zone, List<Cohort> cohorts) {

    /**
     * Users whose first action lies in the same period.
     *
     * @param start first day of that period
     * @param cells one for each period up to the last that has begun
     */
    public record Cohort(LocalDate start, long users, List<Cell> cells) {}

    /**
     * The users of a cohort that were active in a period.
     *
     * @param period how many periods after the cohort's own, which is 0
     * @param rate the share of the cohort
     * @param complete whether the period is over
     */
    public record Cell(int period, long users, double rate, boolean complete) {

        public Optional<Interval> interval(long ofCohort) {
            return new Proportion(users, ofCohort).wilson();
        }
    }

    /**
     * All cohorts together, each with the weight of its users.
     *
     * @param eligible users of the cohorts for which the period is over
     */
    public record Mean(int period, long users, long eligible) {

        public Proportion proportion() {
            return new Proportion(users, eligible);
        }
    }

    /** The means of the periods that are over for at least one cohort. */
    public List<Mean> means() {
        var means = new ArrayList<Mean>();
        for (var cohort : cohorts) {
            for (var cell : cohort.cells()) {
                if (cell.complete()) {
                    while (means.size() <= cell.period()) {
                        means.add(new Mean(means.size(), 0, 0));
                    }
                    var before = means.get(cell.period());
                    means.set(
                            cell.period(),
                            new Mean(cell.period(), before.users() + cell.users(), before.eligible() + cohort.users()));
                }
            }
        }
        return means;
    }
}
