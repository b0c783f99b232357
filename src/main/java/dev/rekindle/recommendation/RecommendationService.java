package dev.rekindle.recommendation;

import dev.rekindle.recommendation.Recommendation.UseNow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Says what to recommend to a user now. Reading writes nothing: what was recommended is sealed into its id, and kept
 * when the app says that it was shown.
 */
@Service
public class RecommendationService {

    private final UserFactsQuery users;
    private final CatalogueService catalogue;
    private final RecommendationIds ids;
    private final Clock clock;

    RecommendationService(UserFactsQuery users, CatalogueService catalogue, RecommendationIds ids, Clock clock) {
        this.users = users;
        this.catalogue = catalogue;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What to say to this user now.
     *
     * @param korean in which of the two languages the texts are
     */
    @PreAuthorize("hasRole('CRM')")
    public Recommendation recommendation(String userId, boolean korean) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var found = users.find(userId, today, clock.getZone())
                .orElseThrow(() -> new NoSuchElementException(
                        "There is no user %s; import the user or post an action of theirs first.".formatted(userId)));
        var user = found.user();
        if (user.protection() != null) {
            return Recommendation.nothing();
        }
        return user.isEmpty()
                ? Recommendation.ofWhomNothingIsKnown()
                : recommendation(user, now, today, catalogue.of(found.catalogueVersion()), korean);
    }

    private Recommendation recommendation(
            UserFacts user, Instant now, LocalDate today, Catalogue known, boolean korean) {
        var granted = known.granted(today);
        var ruled = RecommendationRules.proposals(user, now);
        var proposals = ruled.stream()
                .map(proposal -> new Proposal(
                        proposal.type(),
                        known.template(proposal.template(), korean).message(proposal.words(), granted),
                        proposal.type().game(),
                        proposal.type().action()))
                .toList();
        var useNow = RecommendationRules.useNow(user, now)
                .map(proposal -> new UseNow(
                        proposal.type(),
                        known.template(proposal.template(), korean).message(proposal.words(), granted),
                        proposal.type().action(),
                        detail(user, proposal)))
                .orElse(null);
        var programmes = ProgrammePick.pick(known, user, today);
        var offers = Stream.of(
                        ruled.stream().map(proposal -> proposal.type().name()),
                        Stream.ofNullable(useNow)
                                .map(proposal -> proposal.type().name()),
                        programmes.stream().map(picked -> picked.programme().programmeId()))
                .flatMap(parts -> parts)
                .toList();
        return new Recommendation(
                RewardLevel.game(user.rewardLevel()),
                proposals,
                ids.seal(user, now, offers),
                ruled.stream().map(proposal -> detail(user, proposal)).toList(),
                window(user, known).orElse(null),
                useNow,
                programmes.stream().map(picked -> offered(user, picked, korean)).toList());
    }

    /** On the user's own clock where there is one. */
    private Optional<BestWindow> window(UserFacts user, Catalogue known) {
        var own = user.zone() == null ? clock.getZone() : ZoneId.of(user.zone());
        return BestWindow.of(user.hours(), known.hours(user.group()), user.lastVisitAt(), own)
                .map(window -> own.equals(clock.getZone()) ? window : window.in(own));
    }

    private static ProposalDetail detail(UserFacts user, RuledProposal proposal) {
        var values = new LinkedHashMap<String, Object>(proposal.values());
        values.put("rfm_group", String.valueOf(user.group()));
        return new ProposalDetail(
                proposal.type().name(),
                List.of(new Reason(proposal.rule(), values, user.policy(), user.policyVersion())),
                user.rewardLevel());
    }

    private static OfferedProgramme offered(UserFacts user, ProgrammePick.Picked picked, boolean korean) {
        var programme = picked.programme();
        var values = new LinkedHashMap<String, Object>();
        values.put("rfm_group", String.valueOf(user.group()));
        if (programme.costTokens() != null || programme.costsCash()) {
            values.put("token_balance", user.balance());
        }
        if (programme.riskProfile() != null) {
            values.put("risk_profile", programme.riskProfile());
        }
        values.put("weight", picked.weight());
        return new OfferedProgramme(
                programme.programmeId(),
                programme.kind(),
                programme.title(korean),
                programme.message(korean),
                programme.costTokens(),
                programme.costsCash() ? true : null,
                programme.grantingOfferId(),
                List.of(new Reason("programme of the segment", values, user.policy(), user.policyVersion())));
    }
}
