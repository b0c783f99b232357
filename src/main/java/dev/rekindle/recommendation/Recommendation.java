package dev.rekindle.recommendation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recommended to a user: S1's object, and beside it what stands behind it. For a protected user there is no
 * game and nothing else; for one of whom nothing is known there is the quiz and nothing else.
 *
 * @param details one for each proposal, in the same order
 * @param useNow after an earning at the partner: to use what was earned
 */
@JsonPropertyOrder({
    "recommended_game",
    "proposals",
    "recommendation_id",
    "details",
    "best_window",
    "use_now",
    "programmes"
})
public record Recommendation(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String recommendedGame,
        List<Proposal> proposals,
        @Nullable String recommendationId,
        @Nullable List<ProposalDetail> details,
        @Nullable BestWindow bestWindow,
        @Nullable UseNow useNow,
        @Nullable List<OfferedProgramme> programmes) {

    /** The proposal that follows an earning at the partner. */
    public record UseNow(
            ProposalType type, String message, @Nullable String action, ProposalDetail detail) {}

    static Recommendation nothing() {
        return new Recommendation(null, List.of(), null, null, null, null, null);
    }

    static Recommendation ofWhomNothingIsKnown() {
        return new Recommendation(RewardLevel.game(0), List.of(), null, null, null, null, null);
    }
}
