package dev.rekindle.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus.State;
import dev.rekindle.kpi.KpiCountingService;
import dev.rekindle.metrics.MetricsService;
import dev.rekindle.refresh.RefreshService;
import dev.rekindle.refresh.RefreshState;
import dev.rekindle.segment.SegmentRegroupService;
import dev.rekindle.ui.LiveFeed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The stream from Kafka to committed rows with everything that is kept, told and decided because of them; how soon a
 * number on a screen knows; the night; and the full recomputation. A tenth of the users is touched by each night.
 */
final class StreamBenchmark implements Benchmark {

    private static final String TOPIC = "user.actions";
    private static final int MOST_SENT = 600_000;
    private static final int ACTIONS_OF_A_USER = 20;
    private static final int PER_SECOND = 1_000;
    private static final Duration WATCHED = Duration.ofSeconds(15);
    private static final int BATCH = 10_000;
    private static final int ACTIONS_OF_A_SESSION = 8;
    private static final double RECOMPUTED = 20_000_000;

    private @Nullable Figures smaller;

    /**
     * @param sent actions that were read from Kafka and recorded, each of them another user's than the one before; few
     *     users occur twice in a batch, so this is the worst case
     * @param sessions the same as they come from people: eight actions of a user one after another
     * @param copied what a bare COPY of the same rows into a table without an index takes
     * @param latencies milliseconds from the sending of an action to the number on a live feed, at 1,000 a second
     * @param night seconds of each step and in all
     * @param nightWithTwiceTheHistory the same a night later, with as many touched users and twice as many actions
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
            Map<String, Double> night,
            Map<String, Double> nightWithTwiceTheHistory,
            long recomputedActions,
            double recomputed,
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

        Run(int users, ApplicationContext app, Path scratch) {
            this.users = users;
            this.app = app;
            this.scratch = scratch;
            this.jdbc = app.getBean(JdbcClient.class);
            this.today = LocalDate.now(app.getBean(Clock.class));
        }

        Findings measure() throws Exception {
            var sent = Math.min(MOST_SENT, 6 * users);
            await(() -> app.getBean(StreamService.class).status().state() == State.RUNNING);
            Bench.progress("giving %,d users a history".formatted(users));
            giveHistory("h", user -> today.minusDays(30 - user % 10).toString());
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
                perSecond = perSecond(producer, "s", sent, this::user);
                Bench.progress("recording as many that come in sessions");
                sessionsPerSecond = perSecond(producer, "e", sent, n -> user(n / ACTIONS_OF_A_SESSION));
                var recorded = System.nanoTime();
                await(() -> count("select count(*) from outbox") == 0);
                newsLeft = seconds(recorded);
                Bench.progress("watching a number while %,d actions come a second".formatted(PER_SECOND));
                latencies = latencies(producer);
            }
            var copiedPerSecond = sent / copied;
            Bench.progress("running a night");
            jdbc.sql("vacuum analyze").update();
            var night = night(today.plusDays(1));
            Bench.progress("doubling the history");
            giveHistory("o", user -> today.minusDays(45 + user % 10).toString());
            jdbc.sql("vacuum analyze").update();
            var later = night(today.plusDays(2));
            Bench.progress("filling up to %,d actions".formatted((long) ACTIONS_OF_A_USER * users));
            fillUp();
            app.getBean(MetricsService.class).recompute();
            Bench.progress("recomputing all of them");
            var recomputed = Seconds.of(this::recompute);
            var actions = count("select count(*) from user_actions");
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
                    night,
                    later,
                    actions,
                    recomputed,
                    growth(night, recomputed, perSecond, sessionsPerSecond));
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
                    Limit.atMost("seconds of the night", total(figures.night()), 2),
                    Limit.atMost(
                            "the night with twice the history, beside the one before",
                            total(figures.nightWithTwiceTheHistory()) / total(figures.night()),
                            1.2),
                    Limit.atMost(
                            "seconds to recompute, each 20,000,000 actions",
                            figures.recomputed() * RECOMPUTED / figures.recomputedActions(),
                            60),
                    Limit.atMost("heap it ran in, megabytes", PeakHeap.limitMegabytes(), 512));
        }

        private Map<String, Double> growth(
                Map<String, Double> night, double recomputed, double perSecond, double sessionsPerSecond) {
            var before = smaller;
            if (before == null) {
                return Map.of();
            }
            var growth = new LinkedHashMap<String, Double>();
            growth.put("users", users / (double) before.users());
            growth.put("an_action", before.actionsPerSecond() / perSecond);
            growth.put("an_action_in_sessions", before.sessions().actionsPerSecond() / sessionsPerSecond);
            growth.put("night", total(night) / total(before.night()));
            growth.put("recompute", recomputed / before.recomputed());
            return growth;
        }

        /**
         * One action of each user, by the door for files. What its days come to is counted at once, and not while
         * something else is measured.
         */
        private void giveHistory(String name, IntFunction<String> day) {
            var reader = app.getBean(ActionReader.class);
            var intake = app.getBean(ActionIntakeService.class);
            var transaction = new TransactionTemplate(app.getBean(PlatformTransactionManager.class));
            for (var from = 0; from < users; from += BATCH) {
                List<Arrival> batch = new ArrayList<>(BATCH);
                for (var user = from; user < Math.min(users, from + BATCH); user++) {
                    var time = day.apply(user) + "T12:00:00+09:00";
                    batch.add(reader.read(action(user, name + user, user, time).getBytes(UTF_8)));
                }
                transaction.executeWithoutResult(begun -> intake.record(Door.REST, batch));
            }
            while (app.getBean(KpiCountingService.class).passTime(today) > 0) {
                Bench.progress("counting more of its days");
            }
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
                    .formatted(user(n), n, type(n), today, metadata(n).replace("\"", "\"\"")));
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
                send(producer, user(n), "l" + n, n);
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

        private Map<String, Double> night(LocalDate day) {
            var steps = new LinkedHashMap<String, Double>();
            for (var step : app.getBean(RefreshService.class).refresh(day).steps()) {
                if (step.state() != RefreshState.DONE) {
                    throw new IllegalStateException("The night failed: " + step);
                }
                steps.put(
                        step.step(),
                        Duration.between(step.startedAt(), Objects.requireNonNull(step.finishedAt()))
                                        .toNanos()
                                / 1e9);
            }
            return steps;
        }

        /** Straight into the tables: what is measured next reads them, however they were filled. */
        private void fillUp() {
            jdbc.sql("""
                            insert into user_actions (user_id, event_id, action_type, action_timestamp, metadata)
                            select 'u' || mod(n, :users), 'f' || n, 'SPEND_CYBER_TOKENS',
                              (:today - 30 + (n / :users)::integer) + time '13:00' at time zone 'Asia/Seoul',
                              '{"spent_tokens": 12, "game": "slot", "xp": 3}'
                            from generate_series(0, :actions - 1) as n
                            """)
                    .param("users", (long) users)
                    .param("today", today)
                    .param("actions", (long) ACTIONS_OF_A_USER * users - count("select count(*) from user_actions"))
                    .update();
            jdbc.sql("vacuum analyze user_actions").update();
        }

        private void recompute() {
            var differences = app.getBean(MetricsService.class).recompute();
            if (!differences.isEmpty()) {
                throw new IllegalStateException(
                        "After a recomputation there are differences: " + differences.getFirst());
            }
            app.getBean(SegmentRegroupService.class).recompute();
        }

        private void send(KafkaProducer<String, String> producer, int user, String event, int n) {
            // One after the other, as they happen.
            var time = ISO_LOCAL_DATE_TIME.format(today.atStartOfDay().plus(n, ChronoUnit.MILLIS)) + "+09:00";
            var unused = producer.send(new ProducerRecord<>(TOPIC, "u" + user, action(user, event, n, time)));
        }

        private String action(int user, String event, int n, String time) {
            return "{\"event_id\":\"%s\",\"user_id\":\"u%d\",\"action_type\":\"%s\",\"action_timestamp\":\"%s\",\"metadata\":%s}"
                    .formatted(event, user, type(n), time, metadata(n));
        }

        /** Scattered over all users, each about as often. */
        private int user(int n) {
            return (int) (n * 2_654_435_761L % users);
        }

        private static String type(int n) {
            return switch (n % 10) {
                case 0 -> "EARN_CYBER_TOKENS";
                case 1 -> "VISIT_CORPORATE_SITE";
                case 2, 3 -> "SPEND_CYBER_TOKENS";
                case 4 -> "VIEW_CONTENT";
                default -> "PLAY_GAME";
            };
        }

        private static String metadata(int n) {
            return switch (n % 10) {
                case 0 -> "{\"earned_tokens\":%d,\"source\":\"corporate_site\"}".formatted(50 + n % 7);
                case 1 -> "{\"source\":\"corporate_site\",\"dwell_seconds\":%d}".formatted(20 + n % 300);
                case 2, 3 -> "{\"spent_tokens\":%d,\"game\":\"roulette\"}".formatted(100 + n % 900);
                case 4 -> "{\"stage\":%d}".formatted(n % 9);
                default ->
                    "{\"game\":\"slot\",\"result\":\"lose\",\"stake\":%d,\"stake_currency\":\"coin\",\"xp\":%d}"
                            .formatted(n % 50, n % 5);
            };
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

    private static double total(Map<String, Double> steps) {
        return steps.values().stream().mapToDouble(Double::doubleValue).sum();
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
