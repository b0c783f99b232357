package dev.rekindle.recommendation;

import dev.rekindle.api.Items;
import dev.rekindle.api.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Recommendations through REST, and what became of them. */
@RestController
@Tag(name = "Recommendations")
class RecommendationApi {

    private final RecommendationService recommendations;
    private final UserMatchService matches;
    private final FeedbackService feedback;

    RecommendationApi(RecommendationService recommendations, UserMatchService matches, FeedbackService feedback) {
        this.recommendations = recommendations;
        this.matches = matches;
        this.feedback = feedback;
    }

    @GetMapping("/api/v1/users/{id}/recommendations")
    @Operation(summary = "What to say to this user now: game, proposals, best window and programmes, with reasons")
    Recommendation recommendation(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        return recommendations.recommendation(id, isKorean(lang, accepted));
    }

    @GetMapping("/api/v1/users/{id}/matches")
    @Operation(summary = "The open job posts that fit this user, best first, with the reasons")
    Items<UserMatch> matches(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = Paging.FIRST_PAGE) int page,
            @RequestParam(defaultValue = Paging.USUAL_SIZE) int size,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        var paging = new Paging(page, size);
        var all = matches.matches(id, isKorean(lang, accepted));
        return new Items<>(
                all.size(), all.stream().skip(paging.offset()).limit(size).toList());
    }

    @PostMapping("/api/v1/recommendations/{id}/impressions")
    @Operation(summary = "The app has shown this proposal or programme to the user: { proposal_id }")
    Recorded impression(@PathVariable String id, @RequestBody Shown shown) {
        return new Recorded(feedback.shown(id, shown.proposalId()));
    }

    @PostMapping("/api/v1/recommendations/{id}/clicks")
    @Operation(summary = "The user has clicked this proposal or programme: { proposal_id }")
    Recorded click(@PathVariable String id, @RequestBody Shown shown) {
        return new Recorded(feedback.clicked(id, shown.proposalId()));
    }

    record Shown(@Nullable String proposalId) {}

    /** @param recorded false when this had been recorded before */
    record Recorded(boolean recorded) {}

    static boolean isKorean(@Nullable String lang, @Nullable String accepted) {
        if (lang != null) {
            return switch (lang) {
                case "ko" -> true;
                case "en" -> false;
                default -> throw new IllegalArgumentException("lang must be ko or en, not \"" + lang + "\".");
            };
        }
        var best = Locale.lookup(ranges(accepted), List.of(Locale.KOREAN, Locale.ENGLISH));
        return best == null || best.equals(Locale.KOREAN);
    }

    /** A header that nobody can read wishes for nothing. */
    private static List<LanguageRange> ranges(@Nullable String accepted) {
        try {
            return accepted == null || accepted.isBlank() ? List.of() : LanguageRange.parse(accepted);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
