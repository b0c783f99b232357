package dev.rekindle.recommendation;

import org.jspecify.annotations.Nullable;

/** The proposals of S1 §2.3.4, and the one that follows an earning at the partner (S1 §2.5.2). */
public enum ProposalType {
    HIGH_STAKE("Roulette", null, Aim.PLAY),
    MID_STAKE("SlotMachine", null, Aim.PLAY),
    EARN_MORE(null, "VISIT_CORPORATE_SITE", Aim.PARTNER_VISIT),
    RISKY_PLAY("Roulette", null, Aim.PLAY),
    SAFE_PLAY("SlotMachine", null, Aim.PLAY),
    CORPORATE_ENGAGE(null, "VISIT_CORPORATE_SITE", Aim.PARTNER_VISIT),
    CORPORATE_MISSION(null, "COMPLETE_CORPORATE_QUIZ", Aim.PARTNER_QUIZ),
    USE_NOW(null, "SPEND_CYBER_TOKENS", Aim.PLAY);

    private final @Nullable String game;
    private final @Nullable String action;
    private final Aim aim;

    ProposalType(@Nullable String game, @Nullable String action, Aim aim) {
        this.game = game;
        this.action = action;
        this.aim = aim;
    }

    @Nullable
    String game() {
        return game;
    }

    @Nullable
    String action() {
        return action;
    }

    public Aim aim() {
        return aim;
    }
}
