package dev.rekindle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs from end to end; how fast is not for a test to say. */
class StreamBenchmarkTest {

    @TempDir
    private Path folder;

    @Test
    void runsWithAHundredUsers() throws Exception {
        try (var server = new BenchServer(folder.resolve("server"), true)) {
            var findings = new StreamBenchmark().measure(100, server.context(), folder);

            assertThat(findings.limits()).hasSize(6).allMatch(limit -> limit.measured() > 0);
            var figures = (StreamBenchmark.Figures) findings.figures();
            assertThat(figures.sent()).isEqualTo(600);
        }
    }
}
