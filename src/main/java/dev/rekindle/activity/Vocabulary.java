package dev.rekindle.activity;

import java.util.Set;

/** The action types and metadata keys that definitions speak of. Others are kept as they come. */
final class Vocabulary {

    static final String EARN_CYBER_TOKENS = "EARN_CYBER_TOKENS";
    static final String VISIT_CORPORATE_SITE = "VISIT_CORPORATE_SITE";
    static final String VISIT_SITE = "VISIT_SITE";

    static final Set<String> TYPES = Set.of(
            "PLAY_GAME",
            "FAIL_GAME",
            "UNLOCK_CONTENT",
            "VIEW_CONTENT",
            EARN_CYBER_TOKENS,
            "SPEND_CYBER_TOKENS",
            "EARN_GEMS",
            "PURCHASE",
            "BUY_ITEM",
            "CLAIM_REWARD",
            "ANSWER_QUIZ",
            "JOIN_EVENT",
            VISIT_SITE,
            VISIT_CORPORATE_SITE,
            "COMPLETE_CORPORATE_QUIZ");

    static final String SPENT_TOKENS = "spent_tokens";
    static final String EARNED_TOKENS = "earned_tokens";
    static final String CASH_AMOUNT = "cash_amount";
    static final String GEMS = "gems";
    static final String XP = "xp";
    static final String STAKE = "stake";
    static final String SOURCE = "source";
    static final String DWELL_SECONDS = "dwell_seconds";

    /** The source that is the partner; every other is the app. */
    static final String PARTNER = "corporate_site";

    /** Keys whose values are non-negative numbers. */
    static final Set<String> NUMBERS =
            Set.of(SPENT_TOKENS, EARNED_TOKENS, CASH_AMOUNT, STAKE, "repeats", "stage", DWELL_SECONDS, GEMS, XP);

    /** Keys whose values are whatever they are. */
    static final Set<String> OTHERS = Set.of(SOURCE, "currency", "game", "result", "stake_currency");

    private Vocabulary() {}
}
