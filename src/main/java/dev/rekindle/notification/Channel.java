package dev.rekindle.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what a message leaves. */
public enum Channel {
    /** Topic {@code notification.requested}, for the app's own push. */
    KAFKA,
    /** A signed POST. */
    WEBHOOK,
    EMAIL;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Channel of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
