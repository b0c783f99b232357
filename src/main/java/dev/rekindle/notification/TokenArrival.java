package dev.rekindle.notification;

import java.math.BigDecimal;

/**
 * Tokens a user earned at the partner.
 *
 * @param to the user, and what is known of them now
 * @param cause event id of the earning
 */
record TokenArrival(Receiver to, String cause, BigDecimal earnedTokens) {

    String userId() {
        return to.userId();
    }
}
