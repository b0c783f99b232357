package dev.rekindle.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus.State;
import dev.rekindle.ui.LiveFeed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/**
 * The stream from Kafka to committed rows with everything that is kept, told and decided because of them, and how soon
 * a number on a screen knows.
 */
final class StreamBenchmark implements Benchmark {

    private static final String TOPIC = "user.actions";
    private static final int MOST_SENT = 600_000;
    private static final int PER_SECOND = 1_000;
    private static final Duration WATCHED = Duration.ofSeconds(15);
    private static final int ACTIONS_OF_A_SESSION = 8;

    private @Nullable Figures smaller;

    /**
     * @param sent actions that were read from Kafka and recorded, each of them another user's than the one before; few
     *     users occur twice in a batch, so this is the worst case
     * @param sessions the same as they come from people: eight actions of a user one after another
     * @param copied what a bare COPY of the same rows into a table without an index takes
     * @param latencies milliseconds from the sending of an action to the number on a live feed, at 1,000 a second
     * @param growth how many times longer each took than with the users measured before; absent for the first
     */
    record Figures(
            int users,
            int sent,
            double actionsPerSecond,
            Sessions sessions,
            double newsLeftAfterSeconds,
            double copied,
            double copiedPerSecond,
            double shareOfCopy,
            Map<String, Double> latencies,
            Map<String, Double> growth) {}

    /** Actions of users who do several things when they come, read from Kafka and recorded. */
    record Sessions(int sent, double actionsPerSecond, double shareOfCopy) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(100_000, 1_000_000);
    }

    @Override
    public boolean needsBroker() {
        return true;
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        return new Run(users, app, scratch).measure();
    }

    private final class Run {

        private final int users;
        private final ApplicationContext app;
        private final Path scratch;
        private final JdbcClient jdbc;
        private final LocalDate today;
        private final SampleActions sample;

        Run(int users, ApplicationContext app, Path scratch) {
            this.users = users;
            this.app = app;
            this.scratch = scratch;
            this.jdbc = app.getBean(JdbcClient.class);
            this.today = LocalDate.now(app.getBean(Clock.class));
            this.sample = new SampleActions(users);
        }

        Findings measure() throws Exception {
            var sent = Math.min(MOST_SENT, 6 * users);
            await(() -> app.getBean(StreamService.class).status().state() == State.RUNNING);
            Bench.progress("giving %,d users a history".formatted(users));
            sample.give(app, "h", user -> today.minusDays(30 - user % 10));
            Bench.progress("copying %,d actions".formatted(sent));
            var copied = copied(sent);
            Bench.progress("recording them from Kafka");
            double perSecond;
            double sessionsPerSecond;
            double newsLeft;
            Map<String, Double> latencies;
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", brokers(), "linger.ms", 5),
                    new StringSerializer(),
                    new StringSerializer())) {
                perSecond = perSecond(producer, "s", sent, sample::user);
                Bench.progress("recording as many that come in sessions");
                sessionsPerSecond = perSecond(producer, "e", sent, n -> sample.user(n / ACTIONS_OF_A_SESSION));
                var recorded = System.nanoTime();
                await(() -> count("select count(*) from outbox") == 0);
                newsLeft = seconds(recorded);
                Bench.progress("watching a number while %,d actions come a second".formatted(PER_SECOND));
                latencies = latencies(producer);
            }
            var copiedPerSecond = sent / copied;
            var figures = new Figures(
                    users,
                    sent,
                    perSecond,
                    new Sessions(sent, sessionsPerSecond, sessionsPerSecond / copiedPerSecond),
                    newsLeft,
                    copied,
                    copiedPerSecond,
                    perSecond / copiedPerSecond,
                    latencies,
                    growth(perSecond, sessionsPerSecond));
            smaller = figures;
            return new Findings(figures, limits(figures));
        }

        private List<Limit> limits(Figures figures) {
            return List.of(
                    Limit.atLeast(
                            "actions a second from Kafka to committed rows, each another user's",
                            figures.actionsPerSecond(),
                            40_000),
                    Limit.atLeast("the same beside a bare COPY", figures.shareOfCopy(), 0.2),
                    Limit.atLeast(
                            "actions a second from Kafka to committed rows, in sessions of eight",
                            figures.sessions().actionsPerSecond(),
                            40_000),
                    Limit.atLeast(
                            "those in sessions beside a bare COPY",
                            figures.sessions().shareOfCopy(),
                            0.2),
                    Limit.atMost(
                            "milliseconds from sending to the number on a screen, 99th percentile",
                            Objects.requireNonNull(figures.latencies().get("p99")),
                            1_000),
                    Limit.atMost("heap it ran in, megabytes", PeakHeap.limitMegabytes(), 512));
        }

        private Map<String, Double> growth(double perSecond, double sessionsPerSecond) {
            var before = smaller;
            if (before == null) {
                return Map.of();
            }
            var growth = new LinkedHashMap<String, Double>();
            growth.put("users", users / (double) before.users());
            growth.put("an_action", before.actionsPerSecond() / perSecond);
            growth.put("an_action_in_sessions", before.sessions().actionsPerSecond() / sessionsPerSecond);
            return growth;
        }

        private double copied(int actions) throws Exception {
            var file = scratch.resolve("actions.csv");
            try (var out = Files.newBufferedWriter(file, UTF_8)) {
                for (var n = 0; n < actions; n++) {
                    writeRow(out, n);
                }
            }
            try (var connection = app.getBean(DataSource.class).getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("""
                        create table bare_actions (
                          user_id text, event_id text, action_type text, action_timestamp timestamptz, metadata jsonb)
                        """);
                var seconds = Seconds.of(3, () -> statement.execute("truncate bare_actions"), () -> {
                    try (var content = Files.newInputStream(file)) {
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("copy bare_actions from stdin (format csv)", content, 1 << 16);
                    }
                });
                statement.execute("drop table bare_actions");
                return seconds.median();
            } finally {
                Files.delete(file);
            }
        }

        private void writeRow(BufferedWriter out, int n) throws IOException {
            out.write("u%d,s%d,%s,%sT00:00:01Z,\"%s\"\n"
                    .formatted(
                            sample.user(n),
                            n,
                            SampleActions.type(n),
                            today,
                            SampleActions.metadata(n).replace("\"", "\"\"")));
        }

        /** Sends all while nobody reads, then measures how fast they are recorded from the first batch on. */
        private double perSecond(
                KafkaProducer<String, String> producer, String name, int actions, IntUnaryOperator userOf)
                throws Exception {
            var listener = Objects.requireNonNull(
                    app.getBean(KafkaListenerEndpointRegistry.class).getListenerContainer("actions"));
            listener.stop();
            for (var n = 0; n < actions; n++) {
                send(producer, userOf.applyAsInt(n), name + n, n);
            }
            producer.flush();
            var before = recorded();
            var started = System.nanoTime();
            listener.start();
            await(() -> recorded() > before);
            var begun = System.nanoTime();
            var first = recorded();
            await(() -> recorded() == before + actions);
            // Few actions are all in the first batch.
            return first == before + actions ? actions / seconds(started) : (before + actions - first) / seconds(begun);
        }

        /** Follows the count of actions as a page does; an action is seen with the first count that holds it. */
        private Map<String, Double> latencies(KafkaProducer<String, String> producer) {
            var stream = app.getBean(StreamService.class);
            var seen = new ConcurrentSkipListMap<Long, Long>();
            var feed = new LiveFeed<>(
                    "bench",
                    Duration.ofMillis(400),
                    () -> asAdmin(() -> stream.status().accepted()),
                    app.getBean(Clock.class));
            var before = recorded();
            var stop = feed.follow(live -> {
                if (live.value() != null) {
                    seen.putIfAbsent(live.value(), System.nanoTime());
                }
            });
            var total = (int) Math.min(PER_SECOND * WATCHED.toSeconds(), users);
            var sentAt = new long[total];
            var begun = System.nanoTime();
            for (var n = 0; n < total; n++) {
                var due = begun + n * 1_000_000_000L / PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                sentAt[n] = System.nanoTime();
                send(producer, sample.user(n), "l" + n, n);
            }
            await(() -> !seen.isEmpty() && seen.lastKey() >= before + total);
            stop.run();
            var millis = new double[total];
            for (var n = 0; n < total; n++) {
                var at = Objects.requireNonNull(seen.ceilingEntry(before + n + 1))
                        .getValue();
                millis[n] = (at - sentAt[n]) / 1e6;
            }
            Arrays.sort(millis);
            return Map.of("p50", millis[total / 2], "p99", millis[total * 99 / 100], "most", millis[total - 1]);
        }

        private void send(KafkaProducer<String, String> producer, int user, String event, int n) {
            // One after the other, as they happen.
            var time = ISO_LOCAL_DATE_TIME.format(today.atStartOfDay().plus(n, ChronoUnit.MILLIS)) + "+09:00";
            var unused =
                    producer.send(new ProducerRecord<>(TOPIC, "u" + user, SampleActions.json(user, event, n, time)));
        }

        private String brokers() {
            return String.join(",", app.getBean(KafkaConnectionDetails.class).getBootstrapServers());
        }

        private long recorded() {
            return count("select coalesce(sum(accepted), 0) from intake_minutes");
        }

        private long count(String sql) {
            return jdbc.sql(sql).query(Long.class).single();
        }
    }

    private interface Question<T> {
        T ask();
    }

    /** A feed asks in a thread of its own. */
    private static <T> T asAdmin(Question<T> question) {
        BenchServer.signIn();
        return question.ask();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void await(BooleanSupplier condition) {
        var begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (seconds(begun) > 600) {
                throw new IllegalStateException("Waited for ten minutes in vain.");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
