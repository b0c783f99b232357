package dev.rekindle.recommendation;

import dev.rekindle.access.AuditService;
import dev.rekindle.protection.Claims;
import dev.rekindle.ui.Refusal;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be recommended, and who changed it. No text may claim odds, or nearly won, where no offer grants it. */
@Service
@Transactional
public class CatalogueService {

    /** So long an edit made on another server may take to be seen here. */
    private static final Duration LIFETIME = Duration.ofSeconds(5);

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private record Loaded(Catalogue catalogue, Instant at) {}

    private final ProposalTemplateStore templates;
    private final GrantingOfferStore offers;
    private final ProgrammeStore programmes;
    private final LearningDecisionStore decisions;
    private final AuditService audit;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    CatalogueService(
            ProposalTemplateStore templates,
            GrantingOfferStore offers,
            ProgrammeStore programmes,
            LearningDecisionStore decisions,
            AuditService audit,
            Clock clock) {
        this.templates = templates;
        this.offers = offers;
        this.programmes = programmes;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** As it stands now. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public Catalogue catalogue() {
        return read();
    }

    @PreAuthorize("hasRole('CRM')")
    public void rewrite(ProposalTemplate template) {
        if (template.body().isBlank()) {
            throw new Refusal("recommendations.no-words");
        }
        // Whatever offer it names: only what stands after the arrow ends with the offer.
        if (Claims.areMade(template.body())) {
            throw new Refusal("recommendations.claims-before-arrow");
        }
        if (!templates.write(template)) {
            throw new IllegalArgumentException(
                    "There is no text %s in %s.".formatted(template.template(), template.lang()));
        }
        audit.record("proposal_text_changed", template.template(), Map.of("lang", template.lang()));
        loaded = null;
    }

    @PreAuthorize("hasRole('CRM')")
    public void put(Programme programme) {
        if (!ID.matcher(programme.programmeId()).matches()) {
            throw new Refusal("recommendations.bad-id", programme.programmeId());
        }
        if (words(programme).anyMatch(String::isBlank)) {
            throw new Refusal("recommendations.no-words");
        }
        if (programme.costTokens() != null && programme.costTokens().signum() <= 0) {
            throw new Refusal("recommendations.cost-positive");
        }
        if (programme.riskProfile() != null && programme.costTokens() == null) {
            throw new Refusal("recommendations.profile-only");
        }
        if (programme.fromDay() != null
                && programme.untilDay() != null
                && programme.untilDay().isBefore(programme.fromDay())) {
            throw new Refusal("recommendations.ends-before");
        }
        if (!programme.promises() && words(programme).anyMatch(Claims::areMadeAnywhere)) {
            throw new Refusal("recommendations.claims");
        }
        programmes.put(programme);
        audit.record("programme_changed", programme.programmeId(), Map.of("on", programme.isOn()));
        loaded = null;
    }

    @PreAuthorize("hasRole('CRM')")
    public void put(GrantingOffer offer) {
        if (!ID.matcher(offer.offerId()).matches()) {
            throw new Refusal("recommendations.bad-id", offer.offerId());
        }
        if (offer.grants().isBlank()) {
            throw new Refusal("recommendations.no-grant");
        }
        if (offer.validUntil() != null && offer.validUntil().isBefore(offer.validFrom())) {
            throw new Refusal("recommendations.ends-before");
        }
        var by = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Principal::getName)
                .orElse("server");
        offers.put(offer, by, clock.instant());
        audit.record("granting_offer_changed", offer.offerId(), Map.of("grants", offer.grants()));
        loaded = null;
    }

    /** From memory where it is fresh: it is asked for with every recommendation, and changes a few times a day. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    Catalogue current() {
        var now = clock.instant();
        var known = loaded;
        if (known == null || Duration.between(known.at(), now).abs().compareTo(LIFETIME) >= 0) {
            known = new Loaded(read(), now);
            loaded = known;
        }
        return known.catalogue();
    }

    /** Lets the next recommendation see new weights. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    void forget() {
        loaded = null;
    }

    private Catalogue read() {
        var weights = new HashMap<String, Double>();
        decisions.newest().forEach(decision -> weights.putAll(decision.learned().weights()));
        return new Catalogue(templates.templates(), offers.offers(), programmes.programmes(), weights);
    }

    private static Stream<String> words(Programme programme) {
        return Stream.of(
                programme.titleKo(), programme.titleEn(), programme.messageKo(), programme.messageEn());
    }
}
