package dev.rekindle.importing;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns each row of a CSV file into a row of PostgreSQL's binary COPY format, straight from the parser's buffer. What
 * cannot be taken is noted as a fault of the row. What goes into the row, and how, is its subclasses' affair.
 *
 * <p>Binary, because the server then neither looks for line ends nor takes escapes apart.
 */
abstract sealed class RowEncoder extends AbstractBaseCsvCallbackHandler<RowEncoder>
        permits StagedRowEncoder, TypedRowEncoder {

    /** What is wrong with a field, by its position in the file. */
    record Fault(int field, String value, Reason reason) {}

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final BitSet taken;
    private final BitSet keys;
    private final List<Fault> faults = new ArrayList<>();
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean hasValue;
    private long keyHash;

    /** Takes the fields that the table has. */
    RowEncoder(StagedFile staged) {
        this.taken = staged.taken();
        this.keys = staged.keys();
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

    /** Begins the row that stands in this line. */
    abstract void begin(long line);

    /**
     * Puts the value of a field.
     *
     * @return why it cannot be taken, or null
     */
    abstract @Nullable Reason put(int field, char[] text, int from, int to, boolean quoted);

    @Override
    protected final void handleBegin(long line) {
        faults.clear();
        keyHash = FNV_OFFSET;
        length = 0;
        begin(line);
    }

    @Override
    protected final void handleField(int field, char[] text, int offset, int count, boolean quoted) {
        if (!taken.get(field)) {
            return;
        }
        var most = length + Integer.BYTES + Math.max(Long.BYTES, 3 * count);
        if (most > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * most);
        }
        var lengthAt = length;
        length += Integer.BYTES;
        hasValue = true;
        var reason = put(field, text, offset, offset + count, quoted);
        if (reason != null) {
            faults.add(new Fault(field, readable(new String(text, offset, count)), reason));
        }
        if (keys.get(field)) {
            hash(lengthAt + Integer.BYTES, length);
        }
        setInt(lengthAt, hasValue ? length - lengthAt - Integer.BYTES : -1);
    }

    private void hash(int from, int to) {
        for (var i = from; i < to; i++) {
            keyHash = (keyHash ^ bytes[i]) * FNV_PRIME;
        }
        keyHash *= FNV_PRIME; // the border between two fields
    }

    /** Puts text as UTF-8. */
    final @Nullable Reason putText(char[] text, int from, int to, boolean quoted) {
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

    /** Leaves the field without a value. */
    final void putNothing() {
        hasValue = false;
    }

    final void putByte(int value) {
        bytes[length++] = (byte) value;
    }

    final void putShort(int value) {
        putByte(value >> 8);
        putByte(value);
    }

    final void putInt(int value) {
        setInt(length, value);
        length += Integer.BYTES;
    }

    private void setInt(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
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

    @Override
    protected final RowEncoder buildRecord() {
        return this;
    }
}
