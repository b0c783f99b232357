package dev.rekindle.recommendation;

import dev.rekindle.protection.Claims;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a proposal in one language.
 *
 * @param body with placeholders such as {@code {token_balance}}; what follows an arrow claims something
 * @param grantingOfferId grants what is claimed; absent: nothing does
 */
public record ProposalTemplate(
        String template, String lang, String body, @Nullable String grantingOfferId) {

    /** The words for one user; without an offer that grants the claim they end before the arrow. */
    String message(Map<String, String> words, Set<String> granted) {
        var message = Claims.granted(body, grantingOfferId, granted);
        for (var word : words.entrySet()) {
            message = message.replace("{" + word.getKey() + "}", word.getValue());
        }
        return message;
    }
}
