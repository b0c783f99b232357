package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.ui.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A webhook and a mail server that listen: a test takes the way of a message. */
class ChannelTestServiceTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Deliveries deliveries = new Deliveries(database.dataSource(), new SetClock("2026-11-21T13:00:00Z"));
    private final ChannelStore channels = deliveries.get(ChannelStore.class);
    private final ChannelTestService tests = deliveries.get(ChannelTestService.class);
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final List<String> received = new ArrayList<>();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        mail.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var signed = SignedPost.signature("secret", headers.getFirst("Rekindle-Timestamp"), body);
            received.add(signed.equals(headers.getFirst("Rekindle-Signature")) ? body : "signed wrongly");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        channels.put(new ChannelSetting(
                Channel.WEBHOOK, true, "http://127.0.0.1:" + server.getAddress().getPort() + "/", "", "", "secret"));
        channels.put(new ChannelSetting(
                Channel.EMAIL, true, "127.0.0.1:" + mail.getSmtp().getPort(), "news@example.org", "", ""));
    }

    @AfterEach
    void stop() {
        mail.stop();
        server.stop(0);
        deliveries.close();
    }

    @Test
    void webhookGetsASignedTestThatIsAboutNobody() {
        tests.send(Channel.WEBHOOK, "Title", "Words", "");

        assertThat(received).containsExactly("{\"type\":\"TEST\",\"title\":\"Title\",\"message\":\"Words\"}");
        assertThat(rows("notifications")).isZero();
    }

    @Test
    void mailArrivesWhereTheAdminSays() throws Exception {
        tests.send(Channel.EMAIL, "Title", "Words", "admin@example.org");

        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("Title");
        assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("admin@example.org");
        assertThatThrownBy(() -> tests.send(Channel.EMAIL, "Title", "Words", ""))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void topicGetsATestThroughTheOutbox() {
        tests.send(Channel.KAFKA, "Title", "Words", "");

        assertThat(database.jdbc()
                        .sql("select concat_ws(' ', topic, payload::jsonb ->> 'type') from outbox")
                        .query(String.class)
                        .list())
                .containsExactly("notification.requested TEST");
    }

    @Test
    void whatDoesNotArriveIsSaidWithTheReason() {
        status = 503;
        assertThatThrownBy(() -> tests.send(Channel.WEBHOOK, "Title", "Words", ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("answered 503");
    }

    @Test
    void channelThatIsOffTestsNothing() {
        channels.put(new ChannelSetting(Channel.KAFKA, false, "", "", "", ""));

        assertThatThrownBy(() -> tests.send(Channel.KAFKA, "Title", "Words", ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Switch the channel on");
        assertThat(rows("outbox")).isZero();
    }

    private long rows(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
