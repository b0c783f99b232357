package dev.rekindle.bench;

import dev.rekindle.demo.DemoFiles;
import dev.rekindle.demo.DemoScenario;
import dev.rekindle.demo.DemoTable;
import dev.rekindle.importing.ImportFile;
import dev.rekindle.importing.ImportRequest;
import dev.rekindle.importing.ImportService;
import dev.rekindle.reactivation.Preset;
import dev.rekindle.reactivation.ReactivationPolicy;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.risk.CycleThreshold.Quantile;
import dev.rekindle.risk.RiskPolicy;
import dev.rekindle.risk.RiskService;
import dev.rekindle.snapshot.DataVersionStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole way from risk to retention in one document, as a page or a REST client asks for it, and the counts of a
 * changed threshold; beside DuckDB, which computes the same numbers from the same rows.
 */
final class ReactivationBenchmark implements Benchmark {

    private static final int TIMES = 7;
    private static final int THRESHOLDS = 20;

    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;

    private static final ReactivationQuestion QUESTION =
            new ReactivationQuestion(DemoScenario.CAMPAIGN_DATE, ReactivationPolicy.of(Preset.STANDARD));

    /**
     * @param rows of each table
     * @param document ours; every time without anything kept from the time before
     * @param changedThreshold ours; what follows the policy form while somebody fills it in, once it was counted
     * @param peer DuckDB's, all questions together
     * @param peerByQuestion DuckDB's median for each
     * @param documentPerPeer ours divided by DuckDB's, both medians
     * @param numbersCompared how many numbers are the same on both sides
     */
    record Figures(
            Map<String, Long> rows,
            Seconds document,
            Seconds changedThreshold,
            Seconds peer,
            Map<String, Double> peerByQuestion,
            double documentPerPeer,
            int numbersCompared) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(SMALL, LARGE);
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        Bench.progress("writing and loading the files of %,d users".formatted(users));
        DemoFiles.write(new DemoScenario(users, DemoScenario.DEFAULT_SEED), scratch);
        load(scratch, app.getBean(ImportService.class));
        try (var peer = new ReactivationPeer(scratch)) {
            var document = document(app, peer);
            var threshold = changedThreshold(app);
            return new Findings(
                    new Figures(
                            rows(app.getBean(JdbcClient.class)),
                            document,
                            threshold,
                            peer.whole(),
                            peer.byQuestion(),
                            document.median() / peer.whole().median(),
                            peer.numbers().size()),
                    limits(users, document, threshold, peer.whole()));
        }
    }

    private static void load(Path files, ImportService imports) {
        var tables = Stream.of(DemoTable.values())
                .map(table -> ImportFile.of(table.fileName(), files.resolve(table.fileName())))
                .toList();
        imports.run(new ImportRequest(tables, DemoScenario.CAMPAIGN_DATE, false));
    }

    /** Both in turn, so that whatever else the machine does meets both. */
    private static Seconds document(ApplicationContext app, ReactivationPeer peer) throws Exception {
        var service = app.getBean(ReactivationService.class);
        var versions = app.getBean(DataVersionStore.class);
        var times = new ArrayList<Double>();
        for (var i = 1; i <= TIMES; i++) {
            Bench.progress("computing the document and its peer, %d of %d".formatted(i, TIMES));
            // Another version of the data: counts kept from the time before do not count any more.
            versions.changed(RiskService.TABLES);
            times.add(Seconds.of(() -> service.document(QUESTION)));
            peer.ask();
        }
        new SameNumbers(app.getBean(JsonMapper.class).valueToTree(service.document(QUESTION))).require(peer.numbers());
        return Seconds.of(times);
    }

    private static Seconds changedThreshold(ApplicationContext app) throws Exception {
        Bench.progress("changing the threshold");
        var service = app.getBean(RiskService.class);
        var standard = QUESTION.policy().risk();
        service.churnRisk(QUESTION.asOf(), standard, Set.of(), Set.of());
        var times = new ArrayList<Double>();
        for (var i = 1; i <= THRESHOLDS; i++) {
            var quantile = new Quantile(new BigDecimal("0.50").add(BigDecimal.valueOf(i, 2)));
            var policy = new RiskPolicy(quantile, standard.history(), standard.lightMax(), standard.regularMax());
            times.add(Seconds.of(() -> service.churnRisk(QUESTION.asOf(), policy, Set.of(), Set.of())));
        }
        return Seconds.of(times);
    }

    private static Map<String, Long> rows(JdbcClient jdbc) {
        return Map.of(
                "settlements",
                jdbc.sql("select count(*) from settlements").query(Long.class).single(),
                "job_posts",
                jdbc.sql("select count(*) from job_posts").query(Long.class).single(),
                "campaign_logs",
                jdbc.sql("select count(*) from campaign_logs").query(Long.class).single());
    }

    private static List<Limit> limits(int users, Seconds document, Seconds threshold, Seconds peer) {
        var limits = new ArrayList<Limit>();
        if (users <= SMALL) {
            limits.add(Limit.atMost("document, seconds", document.median(), 0.25));
        }
        if (users >= LARGE) {
            limits.add(Limit.atMost("document, seconds, not slower than DuckDB", document.median(), peer.median()));
            limits.add(Limit.atMost("document, seconds, half of DuckDB's time", document.median(), peer.median() / 2));
        }
        limits.add(Limit.atMost("changed threshold, seconds", threshold.median(), 0.1));
        return limits;
    }
}
