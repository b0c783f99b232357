package dev.rekindle.access;

import dev.rekindle.embedded.DataFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Texts that leave the server and must come back as they left: HMAC-SHA256 under a secret of the data folder, or under
 * the configured one where several servers answer for each other. Everybody can read such a text; nobody else can make
 * one.
 */
@Component
public class Seal {

    private static final int LEAST_CHARACTERS = 32;

    private final byte[] key;

    Seal(DataFolder folder, @Value("${rekindle.seal-secret:}") String configured) {
        if (!configured.isEmpty() && configured.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "rekindle.seal-secret must have at least %d characters.".formatted(LEAST_CHARACTERS));
        }
        key = configured.isEmpty() ? folder.secret("seal") : configured.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The text with a signature; both can stand in an address.
     *
     * @param purpose a text sealed for one purpose is worth nothing for another
     */
    public String seal(String purpose, String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8)) + "." + encode(signature(purpose, text));
    }

    /** The text; empty when it is not one of ours. */
    public Optional<String> open(String purpose, String sealed) {
        var parts = sealed.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            var shown = Base64.getUrlDecoder().decode(parts[1]);
            return MessageDigest.isEqual(shown, signature(purpose, text)) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] signature(String purpose, String text) {
        return Hmac.sha256(key, purpose + "\n" + text);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
