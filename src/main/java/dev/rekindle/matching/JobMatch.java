package dev.rekindle.matching;

/**
 * A job post that fits a user.
 *
 * @param matchBasis {@code same_category} or {@code similar_category}
 * @param wageUplift hourly rate minus the rate last settled for
 */
public record JobMatch(
        String userId, String jobId, String matchBasis, int wageUplift, String categoryId, int hourlyRate) {

    public boolean sameCategory() {
        return matchBasis.equals("same_category");
    }
}
