package dev.rekindle.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a user by one channel, and what is known of the user now.
 *
 * @param attempts how often it was tried
 */
record Delivery(
        Receiver to,
        UUID id,
        Channel channel,
        String cause,
        String title,
        String message,
        String payload,
        int attempts) {

    String userId() {
        return to.userId();
    }

    /**
     * What becomes of it.
     *
     * @param reason why it is skipped; absent otherwise
     * @param dueAt when it is looked at again, where it waits
     */
    record Verdict(
            Delivery delivery,
            String state,
            @Nullable String reason,
            @Nullable Instant dueAt) {}
}
