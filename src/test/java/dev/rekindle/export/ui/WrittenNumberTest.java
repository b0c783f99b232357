package dev.rekindle.export.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class WrittenNumberTest {

    @Test
    void whatAPageWritesAsANumberIsOne() {
        assertThat(WrittenNumber.orText("1,234,567")).isEqualTo(new BigDecimal("1234567"));
        assertThat(WrittenNumber.orText("−12.50")).isEqualTo(new BigDecimal("-12.50"));
        assertThat(WrittenNumber.orText("0")).isEqualTo(new BigDecimal("0"));
    }

    @Test
    void everythingElseStaysWhatItSays() {
        assertThat(WrittenNumber.orText("12.5%")).isEqualTo("12.5%");
        assertThat(WrittenNumber.orText("–")).isEqualTo("–");
        assertThat(WrittenNumber.orText("1,23")).isEqualTo("1,23");
        assertThat(WrittenNumber.orText("2026. 11. 21.")).isEqualTo("2026. 11. 21.");
    }
}
