package dev.rekindle.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.rekindle.access.AccountService;
import dev.rekindle.demo.DemoScenario;
import dev.rekindle.demo.DemoService;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * Many people with the Overview open, each signed in with a session and a push connection of its own: how much heap
 * each of them takes, and how soon after an action is sent to Kafka each of them is told the new number. The viewers
 * are a process of their own on the same machine.
 */
final class ViewersBenchmark implements Benchmark {

    private static final int FEW = 100;
    private static final int MANY = 500;
    private static final int ACTIONS = 40;
    private static final double KILOBYTE = 1 << 10;

    /**
     * @param heapMegabytes that are in use after garbage was collected, by the number of viewers
     * @param kilobytesEach what a viewer takes, of all of them
     * @param kilobytesOfEachFurther the same of those after the first hundred
     * @param toldMillis from sending an action to each viewer's being told, an action a second
     * @param busyCores that the server's process kept busy meanwhile; PostgreSQL is another
     */
    record Figures(
            int viewers,
            Map<Integer, Double> heapMegabytes,
            double kilobytesEach,
            double kilobytesOfEachFurther,
            Latencies toldMillis,
            double busyCores) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(10_000);
    }

    @Override
    public boolean needsBroker() {
        return true;
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        Bench.progress("loading demo data of %,d users".formatted(users));
        app.getBean(DemoService.class).load(users, DemoScenario.DEFAULT_SEED, share -> {});
        try (var far = FarEnd.start(app)) {
            far.ask("open 1"); // whatever is made once, for the first who looks, is not theirs
            var none = liveBytes();
            Bench.progress("opening the Overview for %d viewers".formatted(FEW));
            far.ask("open " + (FEW + 1));
            var few = liveBytes();
            Bench.progress("opening it for %d".formatted(MANY));
            far.ask("open " + (MANY + 1));
            var many = liveBytes();
            Bench.progress("sending an action a second");
            var cpu = cpuNanos();
            var begun = System.nanoTime();
            var told = told(app, far);
            var busy = (cpuNanos() - cpu) / (double) (System.nanoTime() - begun);
            var figures = new Figures(
                    MANY,
                    Map.of(0, megabytes(none), FEW, megabytes(few), MANY, megabytes(many)),
                    (many - none) / KILOBYTE / MANY,
                    (many - few) / KILOBYTE / (MANY - FEW),
                    told,
                    busy);
            return new Findings(
                    figures,
                    List.of(
                            Limit.atMost("kilobytes of heap for each viewer", figures.kilobytesEach(), 300),
                            Limit.atMost(
                                    "milliseconds from an action to the last viewer's tile", told.longest(), 2_000)));
        }
    }

    /** Each action is the first of a user, so that it makes one more active today. */
    private static Latencies told(ApplicationContext app, FarEnd far) throws IOException {
        var clock = app.getBean(Clock.class);
        var today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime();
        var before = active(app);
        var sentAt = new ArrayList<Long>();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        String.join(
                                ",", app.getBean(KafkaConnectionDetails.class).getBootstrapServers())),
                new StringSerializer(),
                new StringSerializer())) {
            for (var n = 0; n < ACTIONS; n++) {
                LockSupport.parkNanos(1_000_000_000);
                sentAt.add(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
                var unused = producer.send(new ProducerRecord<>("user.actions", "viewed-" + n, """
                        {"event_id":"v","user_id":"viewed-%d","action_type":"VISIT","action_timestamp":"%s"}
                        """.formatted(
                                n, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(today))));
            }
        }
        var millis = new ArrayList<Double>();
        for (var n = 0; n < ACTIONS; n++) {
            for (var seenAt : far.ask("seen " + (before + n + 1)).split(" ")) {
                millis.add((Long.parseLong(seenAt) - sentAt.get(n)) / 1e3);
            }
        }
        return Latencies.ofMillis(millis);
    }

    private static long active(ApplicationContext app) {
        BenchServer.signIn();
        return Objects.requireNonNull(
                        Kpi.DAU.of(app.getBean(KpiService.class).now().day()))
                .longValue();
    }

    private static long liveBytes() {
        var heap = ManagementFactory.getMemoryMXBean();
        for (var i = 0; i < 3; i++) { // what was only softly or finally reachable goes later
            heap.gc();
        }
        return heap.getHeapMemoryUsage().getUsed();
    }

    private static double megabytes(long bytes) {
        return bytes / KILOBYTE / KILOBYTE;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** The process that holds the viewers. */
    private record FarEnd(Process process, PrintStream orders, BufferedReader answers) implements AutoCloseable {

        static FarEnd start(ApplicationContext app) throws IOException {
            var port = ((WebServerApplicationContext) app).getWebServer().getPort();
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Viewers.class.getName(),
                            "http://localhost:" + port,
                            "exec",
                            app.getBean(AccountService.class).resetPassword("exec"))
                    .redirectError(Redirect.INHERIT)
                    .start();
            return new FarEnd(
                    process,
                    new PrintStream(process.getOutputStream(), true, UTF_8),
                    new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
        }

        String ask(String order) throws IOException {
            orders.println(order);
            var answer = answers.readLine();
            if (answer == null) {
                throw new IOException("The viewers ended early; what they said stands above.");
            }
            return answer;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
