package dev.rekindle.bench;

import dev.rekindle.demo.DemoScenario;
import dev.rekindle.demo.DemoTable;
import dev.rekindle.importing.ImportFile;
import dev.rekindle.importing.ImportProgress;
import dev.rekindle.importing.ImportRequest;
import dev.rekindle.importing.ImportService;
import dev.rekindle.importing.ImportState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A settlements file, checked and brought in with everything that is kept beside it, next to what PostgreSQL does with
 * the same file when it is only told to COPY it.
 */
final class ImportBenchmark implements Benchmark {

    private static final int LARGE = 1_000_000;
    private static final int COPIES = 3;

    /**
     * @param rows of the settlements file
     * @param imported ours: read, checked, written, indexed, histories gathered, committed
     * @param phases how ours came about, from one step to the next
     * @param copied a bare COPY into a table with the same columns and no index
     */
    record Figures(
            long rows,
            long megabytes,
            double imported,
            Map<String, Double> phases,
            double importedRowsPerSecond,
            Seconds copied,
            double copiedRowsPerSecond,
            double shareOfCopy) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(LARGE);
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        Bench.progress("writing the files of %,d users".formatted(users));
        var scenario = new DemoScenario(users, DemoScenario.DEFAULT_SEED);
        var usersFile = write(scenario, DemoTable.USERS, scratch);
        var file = write(scenario, DemoTable.SETTLEMENTS, scratch);
        var imports = app.getBean(ImportService.class);
        Bench.progress("importing the users");
        imported(imports, usersFile, new LinkedHashMap<>());
        Bench.progress("copying the settlements");
        var copied = Seconds.of(COPIES, () -> copy(app.getBean(DataSource.class), file));
        Bench.progress("importing the settlements");
        var phases = new LinkedHashMap<String, Double>();
        var seconds = Seconds.of(() -> imported(imports, file, phases));
        var rows = app.getBean(JdbcClient.class)
                .sql("select count(*) from settlements")
                .query(Long.class)
                .single();
        var share = copied.median() / seconds;
        return new Findings(
                new Figures(
                        rows,
                        Files.size(file) >> 20,
                        seconds,
                        phases,
                        rows / seconds,
                        copied,
                        rows / copied.median(),
                        share),
                List.of(
                        Limit.atLeast("rows per second, beside a bare COPY", share, 0.5),
                        Limit.atMost("heap it ran in, megabytes", PeakHeap.limitMegabytes(), 512)));
    }

    private static Path write(DemoScenario scenario, DemoTable table, Path folder) throws IOException {
        var file = folder.resolve(table.fileName());
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            scenario.write(table, out, share -> {});
        }
        return file;
    }

    private static void imported(ImportService imports, Path file, Map<String, Double> phases) throws Exception {
        var run = imports.start(new ImportRequest(
                List.of(ImportFile.of(file.getFileName().toString(), file)), DemoScenario.CAMPAIGN_DATE, false));
        var clock = new PhaseClock(phases);
        run.watch(clock::at);
        var result = run.result().get();
        clock.end();
        if (result.state() != ImportState.DONE) {
            throw new IllegalStateException("The import of %s was not taken: %s".formatted(file, result));
        }
    }

    private static void copy(DataSource database, Path file) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var content = Files.newInputStream(file)) {
            statement.execute("drop table if exists bare_settlements");
            statement.execute("""
                    create table bare_settlements (
                      st_id text, user_id text, category_id text, settled_at date, final_hourly_rate integer)
                    """);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare_settlements from stdin (format csv, header)", content, 1 << 16);
        }
    }

    /** Notes how long each step of an import took, from the progress that it tells. */
    private static final class PhaseClock {

        private final Map<String, Double> phases;
        private String current = "READING";
        private long since = System.nanoTime();

        PhaseClock(Map<String, Double> phases) {
            this.phases = phases;
        }

        void at(ImportProgress progress) {
            if (!progress.phase().name().equals(current)) {
                end();
                current = progress.phase().name();
            }
        }

        void end() {
            var now = System.nanoTime();
            phases.merge(current.toLowerCase(java.util.Locale.ROOT), (now - since) / 1e9, Double::sum);
            since = now;
        }
    }
}
