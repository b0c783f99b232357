package dev.rekindle.importing;

import org.jspecify.annotations.Nullable;

/** A row for a staging table: the line number, then every field as text, whatever it says. */
final class StagedRowEncoder extends RowEncoder {

    private final int columns;

    StagedRowEncoder(StagedFile staged) {
        super(staged);
        this.columns = 1 + staged.columns().size();
    }

    @Override
    void begin(long line) {
        putShort(columns);
        putInt(Long.BYTES);
        putInt((int) (line >>> 32));
        putInt((int) line);
    }

    @Override
    @Nullable
    Reason put(int field, char[] text, int from, int to, boolean quoted) {
        return putText(text, from, to, quoted);
    }
}
