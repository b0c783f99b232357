package dev.rekindle.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passwords and tokens that nobody can guess. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without characters that look alike, since people type it. */
    private static final String LEGIBLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private Secrets() {}

    /** Four groups of four out of 32 letters: 80 bits. */
    static String password() {
        return IntStream.range(0, 4).mapToObj(group -> letters()).collect(Collectors.joining("-"));
    }

    /** 256 bits. */
    static String token() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "rk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * How a token is kept. A fast hash without salt is right here and wrong for passwords: a token has 256 random bits,
     * so that trying candidates is hopeless however fast, and the API looks one up with every request.
     */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String letters() {
        return RANDOM.ints(4, 0, LEGIBLE.length())
                .mapToObj(LEGIBLE::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
