package dev.rekindle.recommendation;

import dev.rekindle.matching.MatchPolicy;
import dev.rekindle.matching.MatchingService;
import dev.rekindle.matching.PostHorizon;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The job posts that fit a user now. One that closes or is full is gone with the next question. */
@Service
public class UserMatchService {

    private static final MatchPolicy POLICY = new MatchPolicy(PostHorizon.UNTIL, new BigDecimal("1.10"));

    private final MatchCandidateQuery candidates;
    private final MatchingService matching;
    private final Clock clock;

    UserMatchService(MatchCandidateQuery candidates, MatchingService matching, Clock clock) {
        this.candidates = candidates;
        this.matching = matching;
        this.clock = clock;
    }

    /** Best first; none for a protected user, and for one who has not been paid for anything yet. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public List<UserMatch> matches(String userId, boolean korean) {
        var today = LocalDate.now(clock);
        var candidate = candidates
                .candidate(userId, today)
                .orElseThrow(() -> new NoSuchElementException(
                        "There is no user %s; import the user or post an action of theirs first.".formatted(userId)));
        return candidate.protection() != null
                ? List.of()
                : candidate
                        .target()
                        .map(target -> matching.openMatches(target, today, POLICY).stream()
                                .map(match -> UserMatch.of(match, target, korean))
                                .toList())
                        .orElse(List.of());
    }
}
