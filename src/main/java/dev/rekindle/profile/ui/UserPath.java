package dev.rekindle.profile.ui;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * An id as the last part of the page's address. Letters, digits and a few signs stand as they are; an id with anything
 * else, which servers and browsers read in ways of their own, stands in Base64 after a tilde.
 */
final class UserPath {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._-]+");
    private static final String WRITTEN_OTHERWISE = "~";

    private UserPath() {}

    static String of(String userId) {
        return PLAIN.matcher(userId).matches()
                ? userId
                : WRITTEN_OTHERWISE
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(userId.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of an address, also of one that somebody has typed; one that cannot be read is nobody's. */
    static String userId(String path) {
        try {
            return path.startsWith(WRITTEN_OTHERWISE)
                    ? new String(Base64.getUrlDecoder().decode(path.substring(1)), StandardCharsets.UTF_8)
                    : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return path;
        }
    }
}
