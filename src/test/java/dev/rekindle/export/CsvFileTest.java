package dev.rekindle.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@sum(a1)", "\t=1", "\r=1", "-", "+82 10"})
    void formulaGetsAnApostrophe(String formula) {
        assertThat(CsvFile.safe(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "카페", "user_1", "-5", "+5", "-0.25", "-1.5e-7", "a=b", "2023-10-26"})
    void plainTextAndNumbersStayAsTheyAre(String plain) {
        assertThat(CsvFile.safe(plain)).isEqualTo(plain);
    }

    @Test
    void fileHasByteOrderMarkHeaderAndQuotedCells() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new CsvFile(out, "who", "what", "when")) {
            file.row("카페", "a,\"b\"", LocalDate.of(2023, 10, 26));
            file.row(null, -3, "");
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \uFEFFwho,what,when\r
                카페,"a,""b""\",2023-10-26\r
                ,-3,\r
                """);
    }
}
