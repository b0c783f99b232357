package dev.rekindle.activity;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Sixty-four bits that are equal for equal content: of an object whatever the order of its keys, of a number however it
 * is written. Kept beside identities for years, so these functions must never change.
 */
final class ContentHash {

    static final long TRUE = 0x9e3779b97f4a7c15L;
    static final long FALSE = 0xbf58476d1ce4e5b9L;
    static final long NULL = 0x94d049bb133111ebL;
    static final long OBJECT = 0xd6e8feb86659fd93L;
    static final long ARRAY = 0xa0761d6478bd642fL;

    private static final long TEXT = 0xcbf29ce484222325L;
    private static final long TEXT_PRIME = 0x100000001b3L;
    private static final long NUMBER = 0xe7037ed1a0b428dbL;

    /** FNV-1a over the characters. */
    static long of(String text) {
        var hash = TEXT;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * TEXT_PRIME;
        }
        return mixed(hash);
    }

    static long of(long number) {
        return pair(NUMBER, number);
    }

    static long of(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        var whole = asLong(shortest);
        return whole != null ? of(whole) : pair(NUMBER, of(shortest.toString()));
    }

    /** Two hashes in this order. */
    static long pair(long first, long second) {
        return mixed(mixed(first) * 31 + second);
    }

    private static @Nullable Long asLong(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() <= 18 ? number.longValueExact() : null;
    }

    /** The last steps of MurmurHash3: every bit of the input moves every bit of the output. */
    private static long mixed(long value) {
        var hash = value;
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    private ContentHash() {}
}
