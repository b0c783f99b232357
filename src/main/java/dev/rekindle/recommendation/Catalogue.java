package dev.rekindle.recommendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be recommended, and with which words and weights.
 *
 * @param contents the stages of adult content that programmes may open
 * @param weights of programmes by their id, as they were last learned; one that is too new for one is absent
 * @param groupHours when the users of a group are there: 24 counts by its name; absent before the first night
 */
public record Catalogue(
        List<ProposalTemplate> templates,
        List<GrantingOffer> offers,
        List<Programme> programmes,
        List<AdultContent> contents,
        Map<String, Double> weights,
        Map<String, List<Long>> groupHours) {

    ProposalTemplate template(String template, boolean korean) {
        return templates.stream()
                .filter(known ->
                        known.template().equals(template) && known.lang().equals(korean ? "ko" : "en"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There are no words for " + template + "."));
    }

    /** When the users of a group are there; empty when nobody has counted it yet. */
    List<Long> hours(@Nullable String group) {
        return group == null ? List.of() : groupHours.getOrDefault(group, List.of());
    }

    /** The offers that grant something on this day. */
    public Set<String> granted(LocalDate day) {
        return offers.stream()
                .filter(offer -> offer.isValid(day))
                .map(GrantingOffer::offerId)
                .collect(Collectors.toSet());
    }
}
