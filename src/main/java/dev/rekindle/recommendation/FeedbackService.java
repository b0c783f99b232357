package dev.rekindle.recommendation;

import java.time.Clock;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the app says became of a recommendation. Looking at a user in this console is no impression. */
@Service
@Transactional
public class FeedbackService {

    private final RecommendationIds ids;
    private final ShownProposalStore shown;
    private final CatalogueService catalogue;
    private final Clock clock;

    FeedbackService(RecommendationIds ids, ShownProposalStore shown, CatalogueService catalogue, Clock clock) {
        this.ids = ids;
        this.shown = shown;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Keeps that this was shown; false when it had been kept before. */
    @PreAuthorize("hasRole('CRM')")
    public boolean shown(String recommendationId, @Nullable String proposalId) {
        var known = recommended(recommendationId);
        var offer = offer(known, proposalId);
        return required(known, shown.show(known, offer, aim(offer), clock.instant()));
    }

    /** Keeps that this was clicked, and so was shown; false when it had been kept before. */
    @PreAuthorize("hasRole('CRM')")
    public boolean clicked(String recommendationId, @Nullable String proposalId) {
        var known = recommended(recommendationId);
        var offer = offer(known, proposalId);
        var now = clock.instant();
        required(known, shown.show(known, offer, aim(offer), now));
        return shown.click(known, offer, now);
    }

    private RecommendationIds.Recommended recommended(String id) {
        return ids.open(id)
                .orElseThrow(() -> new NoSuchElementException(
                        "There is no such recommendation; send the recommendation_id as it was given."));
    }

    private static String offer(RecommendationIds.Recommended known, @Nullable String proposalId) {
        if (proposalId == null) {
            throw new IllegalArgumentException("Say which: { \"proposal_id\": \"…\" }; this recommendation has "
                    + String.join(", ", known.offers()) + ".");
        }
        if (!known.offers().contains(proposalId)) {
            throw new NoSuchElementException("There is no proposal %s in this recommendation; it has %s."
                    .formatted(proposalId, String.join(", ", known.offers())));
        }
        return proposalId;
    }

    private Aim aim(String offer) {
        return catalogue.current().programmes().stream()
                .filter(programme -> programme.programmeId().equals(offer))
                .map(Programme::aim)
                .findFirst()
                .orElseGet(() -> ProposalType.valueOf(offer).aim());
    }

    /** A user who has been erased since leaves no trace by a recommendation of before. */
    private boolean required(RecommendationIds.Recommended known, boolean isNews) {
        if (!isNews && !shown.isUser(known.userId())) {
            throw new NoSuchElementException("The user of this recommendation is no longer there.");
        }
        return isNews;
    }
}
