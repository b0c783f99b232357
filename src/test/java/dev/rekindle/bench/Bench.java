package dev.rekindle.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./rekindle bench [NAME] [--users N]}: measures one thing or all, each on a server of its own, and prints what
 * came out as JSON on the standard output. Whatever else there is to say goes to the standard error.
 */
public final class Bench {

    private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("reactivation", new ReactivationBenchmark());
        BENCHMARKS.put("import", new ImportBenchmark());
        BENCHMARKS.put("stream", new StreamBenchmark());
        BENCHMARKS.put("night", new NightBenchmark());
        BENCHMARKS.put("recommendation", new RecommendationBenchmark());
        BENCHMARKS.put("page", new PageBenchmark());
        BENCHMARKS.put("overview", new OverviewBenchmark());
        BENCHMARKS.put("cohorts", new CohortsBenchmark());
        BENCHMARKS.put("viewers", new ViewersBenchmark());
    }

    /** All that a run found. */
    record Report(Instant startedAt, Machine machine, List<Measurement> measurements) {}

    record Measurement(
            String benchmark,
            int users,
            String database,
            Object figures,
            List<Limit> limits,
            double peakHeapMegabytes) {}

    private Bench() {}

    public static void main(String[] args) {
        var out = System.out;
        System.setOut(System.err); // the servers' own words must not mix with the result
        System.exit(run(args, out));
    }

    private static int run(String[] args, PrintStream out) {
        BenchOptions options;
        try {
            options = BenchOptions.parse(args, BENCHMARKS.keySet());
        } catch (IllegalArgumentException typedWrongly) {
            System.err.println(typedWrongly.getMessage());
            return 2;
        }
        try {
            out.println(json().writeValueAsString(report(options)));
            return 0;
        } catch (Exception e) {
            System.err.println("The benchmark ended early: " + e);
            return 1;
        }
    }

    private static Report report(BenchOptions options) throws Exception {
        var startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var machine = Machine.here();
        var measurements = new ArrayList<Measurement>();
        for (var name : options.benchmarks()) {
            var benchmark = BENCHMARKS.get(name);
            for (var users : options.users().map(List::of).orElseGet(benchmark::usualUsers)) {
                measurements.add(measurement(name, benchmark, users, options.folder()));
            }
        }
        return new Report(startedAt, machine, measurements);
    }

    private static Measurement measurement(String name, Benchmark benchmark, int users, Path folder) throws Exception {
        progress("%s, %,d users: starting a server".formatted(name, users));
        Files.createDirectories(folder);
        try (var scratch = new ScratchFolder(folder);
                var server = new BenchServer(scratch.path().resolve("server"), benchmark.needsBroker())) {
            var app = server.context();
            var database = app.getBean(JdbcClient.class)
                    .sql("select version()")
                    .query(String.class)
                    .single();
            var heap = PeakHeap.watch();
            var findings = benchmark.measure(users, app, scratch.path());
            return new Measurement(name, users, database, findings.figures(), findings.limits(), heap.megabytes());
        }
    }

    /** Says on the standard error what happens now. */
    static void progress(String step) {
        System.err.println(step + "…");
    }

    private static JsonMapper json() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }
}
