package dev.rekindle.recommendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that can be recommended, and with which words and weights.
 *
 * @param weights of programmes by their id, as they were last learned; one that is too new for one is absent
 */
public record Catalogue(
        List<ProposalTemplate> templates,
        List<GrantingOffer> offers,
        List<Programme> programmes,
        Map<String, Double> weights) {

    ProposalTemplate template(String template, boolean korean) {
        return templates.stream()
                .filter(known ->
                        known.template().equals(template) && known.lang().equals(korean ? "ko" : "en"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There are no words for " + template + "."));
    }

    /** The offers that grant something on this day. */
    public Set<String> granted(LocalDate day) {
        return offers.stream()
                .filter(offer -> offer.isValid(day))
                .map(GrantingOffer::offerId)
                .collect(Collectors.toSet());
    }
}
