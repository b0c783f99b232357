package dev.rekindle.recommendation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that the app can offer to a segment.
 *
 * @param rewardLevel the segment: 3 Whale, 2 High Engaged, 1 Medium, 0 the last group
 * @param costTokens what it costs; absent: nothing
 * @param costsCash whether money is asked for
 * @param riskProfile shown only to this profile, beside all else; absent: to all
 * @param promises whether it says that something will be given, or is likelier
 * @param grantingOfferId grants what is promised; absent: nothing does
 * @param adultContentId the content that it opens
 * @param requiredLevel what that content asks of the segment; absent without content
 * @param isOn as CRM has it
 */
public record Programme(
        String programmeId,
        ProgrammeKind kind,
        int rewardLevel,
        String titleKo,
        String titleEn,
        String messageKo,
        String messageEn,
        @Nullable BigDecimal costTokens,
        boolean costsCash,
        @Nullable String riskProfile,
        boolean promises,
        @Nullable String grantingOfferId,
        @Nullable String adultContentId,
        @Nullable Integer requiredLevel,
        Aim aim,
        boolean isOn,
        @Nullable LocalDate fromDay,
        @Nullable LocalDate untilDay) {

    /** Whether it is offered at all, and if not, why. */
    public enum State {
        RUNNING,
        OFF,
        NOT_YET,
        OVER,
        NEEDS_GRANTING_OFFER
    }

    /**
     * Whether it is offered on a day.
     *
     * @param granted the offers that grant something on this day
     */
    public State state(LocalDate day, Set<String> granted) {
        if (!isOn) {
            return State.OFF;
        }
        if (promises && (grantingOfferId == null || !granted.contains(grantingOfferId))) {
            return State.NEEDS_GRANTING_OFFER;
        }
        if (fromDay != null && day.isBefore(fromDay)) {
            return State.NOT_YET;
        }
        return untilDay != null && day.isAfter(untilDay) ? State.OVER : State.RUNNING;
    }

    /**
     * Whether this user may be offered it: the segment is right, the tokens it costs are there, and what is gated is
     * open. Nobody is asked for money because the tokens ran out.
     */
    boolean suits(UserFacts user, LocalDate day) {
        return rewardLevel == user.rewardLevel()
                && (costTokens == null || user.balance().compareTo(costTokens) >= 0)
                && (!costsCash || user.balance().compareTo(RecommendationRules.MID_BALANCE) >= 0)
                && (riskProfile == null || riskProfile.equals(user.riskProfile()))
                && (adultContentId == null || AdultContent.isOpenTo(user, day, requiredLevel));
    }

    public String title(boolean korean) {
        return korean ? titleKo : titleEn;
    }

    public String message(boolean korean) {
        return korean ? messageKo : messageEn;
    }
}
