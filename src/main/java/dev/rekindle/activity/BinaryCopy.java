package dev.rekindle.activity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElseGet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Writes rows in PostgreSQL's binary COPY format: the server then neither looks for line ends nor takes escapes apart
 * nor reads times and numbers from text.
 */
final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00FF\r\n\0".getBytes(ISO_8859_1);
    private static final int FULL = 1 << 16;
    private static final String TASK = "Copying rows";
    private static final SQLStateSQLExceptionTranslator STATES = new SQLStateSQLExceptionTranslator();

    private static final long EPOCH_SECONDS = 946_684_800L; // 2000-01-01 in UTC, where PostgreSQL begins to count
    private static final int EPOCH_DAY = 10_957;
    private static final BigInteger BASE = BigInteger.valueOf(10_000);
    private static final byte JSONB_VERSION = 1;

    private final CopyIn copy;
    private byte[] buffer = new byte[2 * FULL];
    private int length;

    /** What is written, row by row. */
    interface Rows {
        void writeTo(BinaryCopy copy) throws SQLException;
    }

    /** Copies these rows by the connection of the current transaction. */
    static void copy(DataSource dataSource, String statement, Rows rows) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var copy = new BinaryCopy(connection.unwrap(PGConnection.class), statement)) {
            rows.writeTo(copy);
            copy.end();
        } catch (SQLException e) {
            throw requireNonNullElseGet(
                    STATES.translate(TASK, statement, e), () -> new UncategorizedSQLException(TASK, statement, e));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private BinaryCopy(PGConnection connection, String statement) throws SQLException {
        this.copy = connection.getCopyAPI().copyIn(statement);
        put(SIGNATURE);
        putInt(0);
        putInt(0);
    }

    /** Begins a row of this many columns. */
    BinaryCopy row(int columns) throws SQLException {
        if (length >= FULL) {
            flush();
        }
        putShort(columns);
        return this;
    }

    /** A text, or none. */
    BinaryCopy text(@Nullable String value) {
        if (value == null) {
            putInt(-1);
            return this;
        }
        var bytes = value.getBytes(UTF_8);
        putInt(bytes.length);
        put(bytes);
        return this;
    }

    BinaryCopy jsonb(String json) {
        var bytes = json.getBytes(UTF_8);
        putInt(bytes.length + 1);
        reserve(1);
        buffer[length++] = JSONB_VERSION;
        put(bytes);
        return this;
    }

    BinaryCopy timestamp(Instant value) {
        putInt(Long.BYTES);
        putLong((value.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + value.getNano() / 1_000);
        return this;
    }

    BinaryCopy date(LocalDate value) {
        return integer(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
    }

    BinaryCopy bool(boolean value) {
        putInt(1);
        reserve(1);
        buffer[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    BinaryCopy smallint(int value) {
        putInt(Short.BYTES);
        putShort(value);
        return this;
    }

    BinaryCopy integer(int value) {
        putInt(Integer.BYTES);
        putInt(value);
        return this;
    }

    BinaryCopy bigint(long value) {
        putInt(Long.BYTES);
        putLong(value);
        return this;
    }

    /** A number from 0, or none. */
    BinaryCopy numeric(@Nullable BigDecimal value) {
        if (value == null) {
            putInt(-1);
            return this;
        }
        if (value.signum() < 0) {
            throw new IllegalArgumentException("A negative amount: " + value);
        }
        var scale = Math.max(value.scale(), 0);
        // Groups of four digits, counted from the decimal point to both sides.
        var groupsAfterPoint = (scale + 3) / 4;
        var groups = groups(value, groupsAfterPoint);
        putInt(8 + 2 * groups.length);
        putShort(groups.length);
        putShort(groups.length - groupsAfterPoint - 1);
        putShort(0);
        putShort(scale);
        for (var group : groups) {
            putShort(group);
        }
        return this;
    }

    /** The first one is not 0. */
    private static int[] groups(BigDecimal value, int afterPoint) {
        // Most amounts are small and whole.
        if (value.scale() == 0 && value.precision() <= 4) {
            return value.signum() == 0 ? new int[0] : new int[] {value.intValue()};
        }
        var rest = value.movePointRight(4 * afterPoint).toBigIntegerExact();
        var groups = new int[rest.bitLength() / 13 + 1];
        var first = groups.length;
        while (rest.signum() > 0) {
            var divided = rest.divideAndRemainder(BASE);
            groups[--first] = divided[1].intValue();
            rest = divided[0];
        }
        return Arrays.copyOfRange(groups, first, groups.length);
    }

    /** Ends the copy; without it nothing was copied. */
    private void end() throws SQLException {
        putShort(-1);
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    private void put(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void putShort(int value) {
        reserve(Short.BYTES);
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
