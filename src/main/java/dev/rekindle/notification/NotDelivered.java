package dev.rekindle.notification;

import java.io.Serial;

/** A message has not arrived, as far as anybody knows; says why without naming the person. */
public final class NotDelivered extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient DeliveryFailure failure;

    NotDelivered(DeliveryFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /** With the words of this key. */
    NotDelivered(String key, Object detail) {
        this(new DeliveryFailure(key, String.valueOf(detail)));
    }

    DeliveryFailure failure() {
        return failure;
    }
}
