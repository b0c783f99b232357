package dev.rekindle.reactivation;

import dev.rekindle.risk.Tier;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One user as a reactivation campaign sees him.
 *
 * @param settlements settlements in the history
 * @param recencyDays days since the newest of them
 * @param cycleDays mean days between them
 * @param arms the arms he was logged in on the as-of date, as bits
 * @param pairs job posts that fit; 0 for a user who is not high-risk
 */
public record ReactivationUser(
        String userId,
        Tier tier,
        @Nullable Integer regionId,
        int settlements,
        @Nullable Integer recencyDays,
        @Nullable Double cycleDays,
        boolean highRisk,
        @Nullable LocalDate lastSettledOn,
        @Nullable String lastCategoryId,
        @Nullable Integer lastHourlyRate,
        int arms,
        int appliedArms,
        boolean blocked,
        @Nullable String leftOut,
        long pairs) {}
