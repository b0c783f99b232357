package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A webhook that listens, and a process of its own that sends to it and is killed in the middle. */
class SendingTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final String SECRET = "a-secret-of-the-test";

    private record Received(String key, String timestamp, String signature, String body) {}

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final SetClock clock = new SetClock(NOON.toString());
    private final Deliveries deliveries = new Deliveries(database.dataSource(), clock);
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch enough = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;
    private volatile int holdAt = Integer.MAX_VALUE;
    private volatile int status = 200;

    @BeforeEach
    void webhook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    headers.getFirst("Idempotency-Key"),
                    headers.getFirst("Rekindle-Timestamp"),
                    headers.getFirst("Rekindle-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (received.size() == holdAt) {
                enough.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        deliveries
                .get(ChannelStore.class)
                .put(new ChannelSetting(
                        Channel.WEBHOOK,
                        true,
                        "http://%s:%d/"
                                .formatted(
                                        server.getAddress().getAddress().getHostAddress(),
                                        server.getAddress().getPort()),
                        "",
                        "",
                        SECRET));
        deliveries.get(ChannelStore.class).put(new ChannelSetting(Channel.KAFKA, false, "", "", "", ""));
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
        deliveries.close();
    }

    @Test
    void bodyIsSignedTogetherWithTheTime() {
        asked(1);

        deliveries.sendAll();

        var one = received.getFirst();
        assertThat(one.body()).isEqualTo("{\"user_id\":\"u0\"}");
        assertThat(one.timestamp()).isEqualTo(Long.toString(NOON.getEpochSecond()));
        assertThat(one.signature()).isEqualTo(SignedPost.signature(SECRET, one.timestamp(), one.body()));
        assertThat(states()).containsExactly("SENT 1 1");
    }

    @Test
    void whatDoesNotArriveIsTriedEverLaterAndAtLastDeadUntilSomebodyRetries() {
        status = 500;
        asked(1);
        for (var attempt = 1; attempt <= DeliveryService.MOST_ATTEMPTS; attempt++) {
            deliveries.sendAll();
            assertThat(received).hasSize(attempt);
            clock.set(clock.instant().plus(Duration.ofSeconds((15L << (attempt - 1)) - 1)));
            deliveries.sendAll();
            assertThat(received).as("not before its time").hasSize(attempt);
            clock.set(clock.instant().plusSeconds(1));
        }

        var service = deliveries.get(DeliveryService.class);
        assertThat(service.dead(10)).singleElement().satisfies(dead -> {
            assertThat(dead.failure()).hasToString("The webhook answered 500.");
            assertThat(dead.attempts()).isEqualTo(DeliveryService.MOST_ATTEMPTS);
        });
        status = 204;
        assertThat(service.retry(service.dead(10).getFirst().id())).isEqualTo(1);
        deliveries.sendAll();
        assertThat(states()).containsExactly("SENT 1 1");
        assertThat(new HashSet<>(received.stream().map(Received::key).toList())).hasSize(1);
    }

    @Test
    void answerWhoseBodyNeverEndsIsAnAnswer() {
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var channels = deliveries.get(ChannelStore.class);
        var webhook = channels.setting(Channel.WEBHOOK);
        channels.put(new ChannelSetting(Channel.WEBHOOK, true, webhook.address() + "endless", "", "", SECRET));
        asked(1);

        deliveries.sendAll();

        assertThat(states()).containsExactly("SENT 1 1");
    }

    @Test
    void whatWasClaimedTooLongAgoIsLeftToWhoeverClaimsItNow() {
        asked(2);
        var service = deliveries.get(DeliveryService.class);
        var claimed = service.claim();
        assertThat(service.isStillClaimed(claimed.getFirst())).isTrue();

        clock.set(clock.instant().plus(DeliveryService.LEASE));
        assertThat(service.isStillClaimed(claimed.getLast())).isFalse();
        deliveries.sendAll();

        assertThat(received).hasSize(2);
        assertThat(service.isStillClaimed(claimed.getFirst())).as("sent").isFalse();
    }

    @Test
    void senderThatIsKilledInTheMiddleLosesNothingAndNothingArrivesTwiceUnderTwoKeys() throws Exception {
        asked(60);
        holdAt = 30;
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        classPath(),
                        SendingProcess.class.getName(),
                        database.jdbcUrl(),
                        NOON.toString())
                .inheritIO()
                .start();
        assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
        process.destroyForcibly().waitFor();
        holdAt = Integer.MAX_VALUE;
        release.countDown();

        deliveries.sendAll();
        assertThat(states())
                .as("what the dead one has claimed waits for the end of the claim")
                .contains("SENDING 11 1");
        clock.set(clock.instant().plus(DeliveryService.LEASE));
        deliveries.sendAll();

        assertThat(jdbc.sql("select count(*) from notifications where state = 'SENT'")
                        .query(Long.class)
                        .single())
                .isEqualTo(60);
        assertThat(received.stream().map(Received::key).distinct())
                .as("none lost")
                .hasSize(60);
        assertThat(received.stream().map(Received::body).distinct()).hasSize(60);
        assertThat(received)
                .as("none twice but the one in flight, under its own key")
                .hasSize(61);
    }

    private void asked(int users) {
        IntStream.range(0, users).forEach(user -> jdbc.sql("insert into users (user_id) values (:user)")
                .param("user", "u" + user)
                .update());
        deliveries
                .get(DeliveryService.class)
                .ask(
                        "REACTIVATION",
                        "reactivation 2026-11-21",
                        "snapshot",
                        IntStream.range(0, users)
                                .mapToObj(user -> new MessageToSend(
                                        "u" + user, "Title", "Text", "{\"user_id\":\"u" + user + "\"}"))
                                .toList());
    }

    private List<String> states() {
        return jdbc.sql("""
                        select concat_ws(' ', state, count(*), attempts)
                        from notifications
                        group by state, attempts
                        order by 1
                        """).query(String.class).list();
    }

    /** What this test itself runs on, which its launcher may have put elsewhere than into the property. */
    private static String classPath() {
        return SendingTest.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /** A process that only sends. */
    static final class SendingProcess {

        private SendingProcess() {}

        public static void main(String[] arguments) {
            var source = new PGSimpleDataSource();
            source.setUrl(arguments[0]);
            new Deliveries(source, new SetClock(arguments[1])).sendAll();
        }
    }
}
