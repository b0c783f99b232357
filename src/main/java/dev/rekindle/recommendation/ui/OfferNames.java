package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.Programme;
import dev.rekindle.recommendation.ProposalType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What offers are called: programmes by their title, proposals by what they propose. */
final class OfferNames {

    private final Map<String, Programme> programmes;

    OfferNames(Catalogue catalogue) {
        programmes =
                catalogue.programmes().stream().collect(Collectors.toMap(Programme::programmeId, Function.identity()));
    }

    String name(String offer) {
        var programme = programmes.get(offer);
        if (programme != null) {
            return programme.title(isKorean());
        }
        return Arrays.stream(ProposalType.values()).anyMatch(type -> type.name().equals(offer))
                ? I18NProvider.translate("recommendations.proposal." + offer)
                : offer;
    }

    static boolean isKorean() {
        return UI.getCurrent().getLocale().getLanguage().equals("ko");
    }
}
