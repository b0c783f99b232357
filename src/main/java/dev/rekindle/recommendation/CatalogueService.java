package dev.rekindle.recommendation;

import dev.rekindle.access.AuditService;
import dev.rekindle.protection.Claims;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.ui.Refusal;
import java.security.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Under this name {@code data_versions} counts the changes of all that a catalogue is read from. */
    static final String VERSION = "catalogue";

    private static final Pattern ADULT =
            Pattern.compile("성인|\\badult\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private record Loaded(Catalogue catalogue, long version) {}

    private final ProposalTemplateStore templates;
    private final GrantingOfferStore offers;
    private final ProgrammeStore programmes;
    private final AdultContentStore contents;
    private final LearningDecisionStore decisions;
    private final GroupHoursStore hours;
    private final DataVersionStore versions;
    private final AuditService audit;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    CatalogueService(
            ProposalTemplateStore templates,
            GrantingOfferStore offers,
            ProgrammeStore programmes,
            AdultContentStore contents,
            LearningDecisionStore decisions,
            GroupHoursStore hours,
            DataVersionStore versions,
            AuditService audit,
            Clock clock) {
        this.templates = templates;
        this.offers = offers;
        this.programmes = programmes;
        this.contents = contents;
        this.decisions = decisions;
        this.hours = hours;
        this.versions = versions;
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
        if (programme.adultContentId() == null && speaksOfAdultContent(programme)) {
            throw new Refusal("adult.not-named");
        }
        programmes.put(programme);
        audit.record("programme_changed", programme.programmeId(), Map.of("on", programme.isOn()));
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
    }

    /** As it stands now, from memory where nothing has changed. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    Catalogue current() {
        return of(versions.versions(Set.of(VERSION)).getOrDefault(VERSION, 0L));
    }

    /** The catalogue of this version or of a later one: what is read after a version is at least as new. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    Catalogue of(long version) {
        var known = loaded;
        if (known == null || known.version() != version) {
            known = new Loaded(read(), version);
            loaded = known;
        }
        return known.catalogue();
    }

    private Catalogue read() {
        var weights = new HashMap<String, Double>();
        decisions.newest().forEach(decision -> weights.putAll(decision.learned().weights()));
        return new Catalogue(
                templates.templates(),
                offers.offers(),
                programmes.programmes(),
                contents.contents(),
                weights,
                hours.hours());
    }

    /** In words that speak of it; what else leads there names the content itself. */
    private static boolean speaksOfAdultContent(Programme programme) {
        return words(programme).anyMatch(text -> ADULT.matcher(text).find());
    }

    private static Stream<String> words(Programme programme) {
        return Stream.of(programme.titleKo(), programme.titleEn(), programme.messageKo(), programme.messageEn());
    }
}
