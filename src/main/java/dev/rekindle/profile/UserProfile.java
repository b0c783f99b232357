package dev.rekindle.profile;

import dev.rekindle.audience.UserAttributes;
import dev.rekindle.segment.SegmentUser;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user: the attributes as they can be put, then what follows from what the user did, live.
 *
 * @param selfExcludedUntil a date, or {@code forever}
 * @param segment the group under the active policy, by which R, F, M and visits are counted
 * @param recencyDays absent for who never acted
 * @param ltv absent until a night has computed it; why not stands in {@code notEstimable}
 * @param ltvAsOf the day as of which it is
 * @param protection why the user receives no marketing today; empty: may
 */
public record UserProfile(
        String userId,
        @Nullable Integer regionId,
        int pushOn,
        int totalSettleCnt,
        @Nullable LocalDate notificationBlockedAt,
        @Nullable LocalDate birthDate,
        @Nullable String selfExcludedUntil,
        @Nullable Boolean marketingConsent,
        @Nullable String zone,
        String segment,
        @Nullable Integer recencyDays,
        long frequency,
        BigDecimal monetary,
        long visits,
        BigDecimal balance,
        int streakCount,
        BigDecimal pendingGems,
        BigDecimal battlepassXp,
        @Nullable Double ltv,
        @Nullable LocalDate ltvAsOf,
        @Nullable String notEstimable,
        @Nullable String riskProfile,
        List<String> protection) {

    static UserProfile of(UserAttributes attributes, SegmentUser user, KeptValues kept, List<String> protection) {
        return new UserProfile(
                user.userId(),
                attributes.regionId(),
                attributes.pushOn(),
                attributes.totalSettleCnt(),
                attributes.notificationBlockedAt(),
                attributes.birthDate(),
                AttributeField.untilText(attributes.selfExcludedUntil()),
                attributes.marketingConsent(),
                attributes.zone(),
                user.group(),
                user.recencyDays(),
                user.frequency(),
                user.monetary(),
                user.visits(),
                user.balance(),
                kept.streakCount(),
                kept.pendingGems(),
                kept.battlepassXp(),
                kept.ltv(),
                kept.ltvAsOf(),
                kept.ltv() == null
                        ? user.recencyDays() == null
                                ? "Who never acted has no payments and visits to multiply."
                                : "The lifetime value has not been computed yet; the night does it."
                        : null,
                kept.riskProfile(),
                protection);
    }
}
