package dev.rekindle.recommendation;

import org.jspecify.annotations.Nullable;

/** A proposal as S1 §2.3.4 hands it to the app: with a game to open, or an action to take. */
public record Proposal(
        ProposalType type,
        String message,
        @Nullable String game,
        @Nullable String action) {}
