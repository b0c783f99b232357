package dev.rekindle.retention;

import dev.rekindle.statistics.Proportion;
import java.time.LocalDate;

/**
 * The churn rate as of a day D.
 *
 * @param seen users active on the days D−60 … D−31
 * @param churned those of them who were not active on D−30 … D−1
 */
public record ChurnRate(LocalDate asOf, long seen, long churned) {

    public Proportion proportion() {
        return new Proportion(churned, seen);
    }
}
