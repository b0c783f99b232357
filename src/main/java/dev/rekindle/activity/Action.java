package dev.rekindle.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user did, checked and ready to be recorded.
 *
 * @param metadata the JSON object as it was sent
 * @param content hash of type and metadata: equal for a retry, whatever the order of its keys
 * @param tokensSpent absent when the metadata has no such key; so are the other amounts
 * @param atPartner whether it happened at the partner's
 * @param partnerVisit whether it says that the user visited the partner's site
 * @param unknownWords type and keys that no definition speaks of
 */
public record Action(
        String userId,
        String eventId,
        String actionType,
        Instant actionTimestamp,
        String metadata,
        long content,
        @Nullable BigDecimal tokensSpent,
        @Nullable BigDecimal tokensEarned,
        @Nullable BigDecimal cashAmount,
        @Nullable BigDecimal gems,
        @Nullable BigDecimal xp,
        boolean atPartner,
        boolean partnerVisit,
        List<UnknownWord> unknownWords)
        implements Arrival {

    /** Whether the partner gave tokens for it. */
    boolean isPartnerEarning() {
        return atPartner && actionType.equals(Vocabulary.EARN_CYBER_TOKENS);
    }
}
