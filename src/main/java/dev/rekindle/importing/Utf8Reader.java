package dev.rekindle.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads bytes as UTF-8 and goes on where they are not: each such byte comes as the unpaired surrogate U+DC00 + byte,
 * which no UTF-8 text contains, so that the row it stands in can be named and the rows after it are still read. A
 * byte-order mark at the beginning is left out.
 */
final class Utf8Reader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
    private boolean begun;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    static boolean isNoUtf8(char c) {
        return c >= '\uDC80' && c <= '\uDCFF';
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            fill();
        }
        var count = Math.min(length, chars.remaining());
        chars.get(buffer, offset, count);
        return count;
    }

    private void fill() throws IOException {
        bytes.compact();
        var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();

        chars.clear();
        while (decoder.decode(bytes, chars, ended).isMalformed()) {
            chars.put((char) (0xDC00 + (bytes.get() & 0xFF)));
        }
        chars.flip();
        if (!begun && chars.hasRemaining()) {
            begun = true;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
