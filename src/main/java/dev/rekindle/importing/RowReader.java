package dev.rekindle.importing;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns each row of a CSV file into its texts, and notes what no text of the database can hold. */
final class RowReader extends AbstractBaseCsvCallbackHandler<FileRow> {

    /** What is wrong with a field, by its position in the file. */
    record Fault(int field, Reason reason) {}

    private final List<String> fields = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private long characters;

    List<Fault> faults() {
        return faults;
    }

    long line() {
        return getStartingLineNumber();
    }

    /** How long all fields of the row are together. */
    long characters() {
        return characters;
    }

    @Override
    protected void handleBegin(long line) {
        fields.clear();
        faults.clear();
        characters = 0;
    }

    @Override
    protected void handleField(int field, char[] text, int offset, int count, boolean quoted) {
        var reason = fault(text, offset, offset + count, quoted);
        if (reason != null) {
            faults.add(new Fault(field, reason));
        }
        fields.add(new String(text, offset, count));
        characters += count;
    }

    private static @Nullable Reason fault(char[] text, int from, int to, boolean quoted) {
        for (var i = from; i < to; i++) {
            var c = text[i];
            if (c == 0) {
                return Reason.NUL;
            } else if (c == '"' && !quoted) {
                return Reason.STRAY_QUOTE;
            } else if (Character.isHighSurrogate(c)) {
                i++; // the reader lets only whole pairs begin with one
            } else if (Utf8Reader.isNoUtf8(c)) {
                return Reason.NOT_UTF8;
            }
        }
        return null;
    }

    @Override
    protected FileRow buildRecord() {
        return new FileRow(line(), List.copyOf(fields));
    }
}
