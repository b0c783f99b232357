package dev.rekindle.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The value was computed with {@code openssl dgst -sha256 -hmac key}. */
class HmacTest {

    @Test
    void isWhatOthersComputeToo() {
        assertThat(HexFormat.of()
                        .formatHex(Hmac.sha256("key".getBytes(UTF_8), "The quick brown fox jumps over the lazy dog")))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }
}
