package dev.rekindle.importing;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns each row of a CSV file into a row of PostgreSQL's binary COPY format, straight from the parser's buffer: the line
 * number, then the fields as UTF-8 text. What such text cannot hold is noted as a fault of the row.
 *
 * <p>Binary, because the server then neither looks for line ends nor takes escapes apart.
 */
final class RowEncoder extends AbstractBaseCsvCallbackHandler<RowEncoder> {

    /** What is wrong with a field, by its position in the file. */
    record Fault(int field, String value, Reason reason) {}

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final BitSet taken;
    private final BitSet keys;
    private final int columns;
    private final List<Fault> faults = new ArrayList<>();
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private long keyHash;

    /**
     * @param taken the positions of the fields that go into the table
     * @param keys the positions of those that identify the row
     */
    RowEncoder(BitSet taken, BitSet keys) {
        this.taken = taken;
        this.keys = keys;
        this.columns = 1 + taken.cardinality();
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** A hash of the fields that identify the row: FNV-1a over their bytes, mixed so that all bits count. */
    long keyHash() {
        var mixed = keyHash;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    List<Fault> faults() {
        return faults;
    }

    long line() {
        return getStartingLineNumber();
    }

    int fields() {
        return getFieldCount();
    }

    @Override
    protected void handleBegin(long line) {
        faults.clear();
        keyHash = FNV_OFFSET;
        length = 0;
        putShort(columns);
        putInt(Long.BYTES);
        putInt((int) (line >>> 32));
        putInt((int) line);
    }

    @Override
    protected void handleField(int field, char[] text, int offset, int count, boolean quoted) {
        if (!taken.get(field)) {
            return;
        }
        var most = length + Integer.BYTES + 3 * count;
        if (most > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * most);
        }
        var lengthAt = length;
        length += Integer.BYTES;
        var reason = encode(text, offset, offset + count, quoted);
        if (reason != null) {
            faults.add(new Fault(field, readable(new String(text, offset, count)), reason));
        }
        var end = length;
        if (keys.get(field)) {
            hash(lengthAt + Integer.BYTES, end);
        }
        length = lengthAt;
        putInt(end - lengthAt - Integer.BYTES);
        length = end;
    }

    private void hash(int from, int to) {
        for (var i = from; i < to; i++) {
            keyHash = (keyHash ^ bytes[i]) * FNV_PRIME;
        }
        keyHash *= FNV_PRIME; // the border between two fields
    }

    private @Nullable Reason encode(char[] text, int from, int to, boolean quoted) {
        Reason reason = null;
        var at = length;
        for (var i = from; i < to; i++) {
            var c = text[i];
            if (c < 0x80) {
                bytes[at++] = (byte) c;
                if (c == 0) {
                    reason = Reason.NUL;
                } else if (c == '"' && !quoted) {
                    reason = Reason.STRAY_QUOTE;
                }
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | (c >> 6));
                bytes[at++] = rest(c);
            } else if (!Character.isSurrogate(c)) {
                bytes[at++] = (byte) (0xE0 | (c >> 12));
                bytes[at++] = rest(c >> 6);
                bytes[at++] = rest(c);
            } else if (Character.isHighSurrogate(c)) {
                var point = Character.toCodePoint(c, text[++i]);
                bytes[at++] = (byte) (0xF0 | (point >> 18));
                bytes[at++] = rest(point >> 12);
                bytes[at++] = rest(point >> 6);
                bytes[at++] = rest(point);
            } else {
                reason = Reason.NOT_UTF8;
            }
        }
        length = at;
        return reason;
    }

    /** A byte of a character after its first. */
    private static byte rest(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    /** For people to see: what cannot be shown becomes the sign for it. */
    static String readable(String text) {
        var shown = new StringBuilder(text.length());
        text.chars()
                .map(c -> Utf8Reader.isNoUtf8((char) c) && !isLowOfPair(shown) ? '\uFFFD' : c == 0 ? '\u2400' : c)
                .forEach(c -> shown.append((char) c));
        return shown.toString();
    }

    private static boolean isLowOfPair(StringBuilder shown) {
        return !shown.isEmpty() && Character.isHighSurrogate(shown.charAt(shown.length() - 1));
    }

    private void putShort(int value) {
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    @Override
    protected RowEncoder buildRecord() {
        return this;
    }
}
