package dev.rekindle.notification;

import java.io.Serial;

/** A message has not arrived, as far as anybody knows; says why without naming the person. */
public final class NotDelivered extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    NotDelivered(String why) {
        super(why);
    }
}
