package dev.rekindle.matching;

import java.math.BigDecimal;

/**
 * The post that came nearest to fitting a user for whom none did.
 *
 * @param kind what was missing
 * @param regionId where the post is
 * @param payRatio its hourly rate as a multiple of the one last settled for
 */
public record NearestMiss(
        String userId, Kind kind, String jobId, String matchBasis, int regionId, int hourlyRate, BigDecimal payRatio) {

    public enum Kind {
        /** Right place, right category, too little pay. */
        PAY,
        /** Right category, enough pay, another region. */
        REGION
    }
}
