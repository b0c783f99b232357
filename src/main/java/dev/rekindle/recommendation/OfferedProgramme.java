package dev.rekindle.recommendation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A programme as it is offered to a user.
 *
 * @param proposalId by which the app says that it was shown or clicked
 * @param costTokens absent: it costs none
 * @param reasons the rule by which it fits, and the learned weight by which it was picked
 */
public record OfferedProgramme(
        String proposalId,
        ProgrammeKind kind,
        String title,
        String message,
        @Nullable BigDecimal costTokens,
        @Nullable Boolean costsCash,
        @Nullable String grantingOfferId,
        List<Reason> reasons) {}
