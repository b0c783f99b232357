package dev.rekindle.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.embedded.TestBroker;
import dev.rekindle.metrics.MetricsService;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills the process with {@code kill -9} at random moments while all three doors are busy with the same users, starts
 * it again, and counts in the end. Three rounds; {@code REKINDLE_KILLS=50 ./rekindle test KillTest} does fifty.
 */
class KillTest {

    private static final int ROUNDS = Integer.parseInt(
            Optional.ofNullable(System.getenv("REKINDLE_KILLS")).orElse("3"));
    private static final int SENT_EACH_ROUND = 4_000;

    @TempDir
    private Path folder;

    @Test
    void whateverMomentItIsKilledAtEachActionIsThereOnce() throws Exception {
        var random = new Random(7);
        var database = TestDatabase.fresh();
        var jdbc = database.jdbc();
        try (var broker = TestBroker.start()) {
            var sent = 0;
            // Only its producer is used here, and the topic it makes.
            try (var sender =
                    new StreamApplication(broker.address(), TestDatabase.fresh(), "rekindle.ingest.group=another")) {
                StreamApplication.await(
                        () -> sender.bean(Broker.class).topicId("user.actions").isPresent());
                for (var round = 0; round < ROUNDS; round++) {
                    var victim = start(broker.address(), database.jdbcUrl());
                    try {
                        var before = actions(jdbc);
                        for (var i = 0; i < SENT_EACH_ROUND; i++, sent++) {
                            sender.send("u" + sent % StreamVictim.USERS, StreamVictim.played(sent, "k" + sent));
                        }
                        var enough = before + 1 + random.nextInt(SENT_EACH_ROUND);
                        StreamApplication.await(() -> !victim.isAlive() || actions(jdbc) >= enough);
                        assertThat(victim.isAlive())
                                .as("process, see %s", folder)
                                .isTrue();
                    } finally {
                        victim.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
                    }
                }
            }
            var requests = StreamVictim.answers(folder.resolve("requests"));
            var imports = StreamVictim.answers(folder.resolve("imports"));
            try (var survivor = new StreamApplication(broker.address(), database)) {
                var all = sent;
                StreamApplication.await(
                        () -> survivor.count("select count(*) from user_actions where event_id like 'k%'") == all);
                // What the last life was not answered is there as a whole or not at all.
                assertThat(survivor.count("select count(*) from user_actions where event_id like 'r%'")
                                - (long) requests * StreamVictim.REQUEST)
                        .isIn(0L, (long) StreamVictim.REQUEST);
                var ofAnImport = (long) StreamVictim.IMPORT_BATCHES * StreamVictim.IMPORT_BATCH;
                assertThat(survivor.count("select count(*) from user_actions where event_id like 'c%'")
                                - imports * ofAnImport)
                        .isIn(0L, ofAnImport);
                var kept = survivor.count("select count(*) from user_actions");
                assertThat(survivor.count("select count(distinct (user_id, event_id)) from user_actions"))
                        .isEqualTo(kept);
                assertThat(survivor.count("select count(*) from action_identities"))
                        .isEqualTo(kept);
                assertThat(survivor.count("select count(*) from site_rewards")).isEqualTo(kept);
                assertThat(survivor.count("select sum(accepted) from intake_minutes"))
                        .isEqualTo(kept);
                assertThat(survivor.count("select count(*) from dead_letters")).isZero();
                assertThat(survivor.bean(MetricsService.class).recompute()).isEmpty();
            }
        }
    }

    private static long actions(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from user_actions").query(Long.class).single();
    }

    private Process start(String broker, String jdbcUrl) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        StreamVictim.class.getName(),
                        broker,
                        jdbcUrl,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "output")))
                .start();
    }

    /** That of this process, whoever has started it. */
    private static String classPath() {
        return KillTest.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}
