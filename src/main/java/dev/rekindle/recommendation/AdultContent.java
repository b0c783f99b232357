package dev.rekindle.recommendation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stage of adult content (S1 §2.6): what is known of it; the media themselves are the app's.
 *
 * @param requiredSegmentLevel 3 Whale, 2 High Engaged, 1 Medium, 0 everybody of age
 */
public record AdultContent(
        String id,
        int stage,
        String name,
        String description,
        @Nullable String thumbnailUrl,
        @Nullable String mediaUrl,
        int requiredSegmentLevel) {

    private static final int ADULT_YEARS = 19;

    /** Whether it is open to a user: never to one whose age is unknown. */
    boolean isOpenTo(UserFacts user, LocalDate day) {
        return isOpenTo(user, day, requiredSegmentLevel);
    }

    static boolean isOpenTo(UserFacts user, LocalDate day, @Nullable Integer requiredLevel) {
        var birthDate = user.birthDate();
        return user.protection() == null
                && birthDate != null
                && !birthDate.plusYears(ADULT_YEARS).isAfter(day)
                && requiredLevel != null
                && user.rewardLevel() >= requiredLevel;
    }
}
