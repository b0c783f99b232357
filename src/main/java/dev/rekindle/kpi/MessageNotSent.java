package dev.rekindle.kpi;

import java.io.Serial;

/** Nobody has taken a message; it is tried again. What it says holds no address. */
final class MessageNotSent extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    MessageNotSent(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
