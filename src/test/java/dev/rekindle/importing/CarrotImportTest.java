package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rekindle.SharedData;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scenario's own files, as they are. Row counts: {@code wc -l} of each file less one. */
class CarrotImportTest {

    private static final List<String> TABLES =
            List.of("campaign_logs", "category_map", "job_posts", "settlements", "users");

    @Test
    void firstImportBringsAllRowsAndTheSecondChangesNothing() {
        var folder = SharedData.folder("carrot-1");
        var files = Stream.concat(TABLES.stream().map(table -> table + ".csv"), Stream.of("golden.json"))
                .map(name -> ImportFile.of(name, folder.resolve(name)))
                .toList();
        try (var engine = new ImportEngine()) {
            var first = engine.imports.run(new ImportRequest(files, LocalDate.of(2023, 10, 26), false));

            assertThat(first.state()).isEqualTo(ImportState.DONE);
            assertThat(first.ignored()).containsExactly("golden.json");
            assertThat(first.tables())
                    .containsOnly(
                            entry("users", new TableResult(1_000, 1_000, 0, 0)),
                            entry("settlements", new TableResult(5_118, 5_118, 0, 0)),
                            entry("job_posts", new TableResult(500, 500, 0, 0)),
                            entry("category_map", new TableResult(16, 16, 0, 0)),
                            entry("campaign_logs", new TableResult(1_354, 1_354, 0, 0)));
            assertThat(engine.imports.lastAsOf()).contains(LocalDate.of(2023, 10, 26));
            var versions = engine.versions.versions(TABLES);
            assertThat(versions.values()).containsOnly(1L);

            var second = engine.imports.run(new ImportRequest(files, null, false));

            assertThat(second.tables())
                    .containsOnly(
                            entry("users", new TableResult(1_000, 0, 1_000, 0)),
                            entry("settlements", new TableResult(5_118, 0, 5_118, 0)),
                            entry("job_posts", new TableResult(500, 0, 500, 0)),
                            entry("category_map", new TableResult(16, 0, 16, 0)),
                            entry("campaign_logs", new TableResult(1_354, 0, 1_354, 0)));
            assertThat(engine.versions.versions(TABLES)).isEqualTo(versions);
        }
    }
}
