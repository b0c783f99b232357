package dev.rekindle.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.copy.CopyIn;

/** Streams the rows of a file into a table, in as much memory as one row and a buffer take. */
final class FileCopy {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FULL = 1 << 16;

    private final StagedFile staged;
    private final RowEncoder encoder;
    private final CopyIn copy;
    private final SeenKeys keys;
    private final Consumer<Rejection> rejections;
    private final ByteBuffer buffer = ByteBuffer.allocate(2 * FULL);

    FileCopy(StagedFile staged, RowEncoder encoder, CopyIn copy, SeenKeys keys, Consumer<Rejection> rejections) {
        this.staged = staged;
        this.encoder = encoder;
        this.copy = copy;
        this.keys = keys;
        this.rejections = rejections;
    }

    /**
     * Copies all rows that can be read; the others are rejected.
     *
     * @param progress is told the bytes and rows read so far, and may throw to stop
     */
    Copied run(Progress progress) throws IOException, SQLException {
        var rows = 0L;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        try (var in = new CountingStream(staged.file().content().open());
                var reader = StagedFile.reader().build(encoder, new Utf8Reader(in))) {
            var records = reader.iterator();
            records.next(); // the column names
            while (records.hasNext()) {
                records.next();
                rows++;
                if (isAccepted()) {
                    write();
                    keys.add(encoder.keyHash());
                }
                if (buffer.position() >= FULL) {
                    flush();
                    progress.at(in.count, rows);
                }
            }
            progress.at(in.count, rows);
        } catch (CsvParseException e) {
            rejections.accept(new Rejection(staged.file().name(), encoder.line(), null, null, Reason.QUOTES, ""));
        }
        buffer.putShort((short) -1);
        flush();
        return new Copied(rows, keys.allDiffer());
    }

    private boolean isAccepted() {
        var name = staged.file().name();
        var expected = staged.fields().size();
        if (encoder.fields() != expected) {
            rejections.accept(new Rejection(
                    name,
                    encoder.line(),
                    null,
                    String.valueOf(encoder.fields()),
                    Reason.FIELD_COUNT,
                    String.valueOf(expected)));
            return false;
        }
        encoder.faults()
                .forEach(fault -> rejections.accept(new Rejection(
                        name, encoder.line(), staged.fields().get(fault.field()), fault.value(), fault.reason(), "")));
        return encoder.faults().isEmpty();
    }

    private void write() throws SQLException {
        if (encoder.length() > buffer.remaining()) {
            flush();
        }
        if (encoder.length() > buffer.remaining()) {
            copy.writeToCopy(encoder.bytes(), 0, encoder.length());
        } else {
            buffer.put(encoder.bytes(), 0, encoder.length());
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /**
     * What was in the file.
     *
     * @param rows all rows, also the rejected ones
     * @param keysDiffer true when no two rows have the same key; false when that is not known
     */
    record Copied(long rows, boolean keysDiffer) {}

    /** Is told how far the reading has come. */
    @FunctionalInterface
    interface Progress {
        void at(long bytes, long rows);
    }

    /** Counts what was read. */
    static final class CountingStream extends FilterInputStream {

        long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
