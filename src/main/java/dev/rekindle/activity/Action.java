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
 * @param source where it says it happened; absent when it doesn't
 * @param atPartner whether that is the partner's
 * @param staked whether it names a stake
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
        @Nullable String source,
        boolean atPartner,
        boolean staked,
        boolean partnerVisit,
        List<UnknownWord> unknownWords)
        implements Arrival {

    /** Whether the partner gave tokens for it. */
    boolean isPartnerEarning() {
        return atPartner && actionType.equals(Vocabulary.EARN_CYBER_TOKENS);
    }
}
