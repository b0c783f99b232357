package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.rekindle.SetClock;
import dev.rekindle.access.AuditService;
import dev.rekindle.access.Seal;
import dev.rekindle.activity.IntakeEngine;
import dev.rekindle.ingest.StreamPulse;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus.State;
import dev.rekindle.notification.SignedPost;
import dev.rekindle.ui.Translations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** From actions to the mail box and the webhook: noon of 2026-11-21 in Seoul. */
class AlertServiceTest {

    private final SetClock clock = new SetClock("2026-11-21T03:00:00Z");
    private final IntakeEngine engine = KpiEngine.at(clock);
    private final StreamService stream = mock();
    private final Seal seal = mock();
    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ObjectProvider<JavaMailSender> mail = mock();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private volatile int hookStatus = 200;
    private HttpServer hook;
    private AlertService alerts;
    private AlertMessageService messages;

    @BeforeEach
    void start() throws IOException {
        smtp.start();
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/hook", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var isOurs = SignedPost.signature("the secret", headers.getFirst("Rekindle-Timestamp"), body)
                    .equals(headers.getFirst("Rekindle-Signature"));
            if (hookStatus == 200) {
                posted.add((isOurs ? "" : "forged: ") + body);
            }
            exchange.sendResponseHeaders(hookStatus, -1);
            exchange.close();
        });
        hook.start();
        when(seal.seal(any(), any())).thenReturn("the secret");
        when(stream.pulse()).thenReturn(new StreamPulse(State.RUNNING, clock.instant(), clock.instant()));
        when(mail.getIfAvailable()).thenReturn(sender());
        var kpis = KpiEngine.kpis(engine, stream, clock);
        var transactions = engine.get(PlatformTransactionManager.class);
        var settings = new OverviewMailSettings("rekindle@example.org", "https://console.example.org");
        alerts = new AlertService(
                engine.get(AlertStore.class),
                engine.get(AlertMessageStore.class),
                kpis,
                seal,
                mock(AuditService.class),
                transactions,
                clock);
        messages = new AlertMessageService(
                engine.get(AlertMessageStore.class),
                alerts,
                new OverviewMailSender(mail, settings),
                new AlertWebhook(new SignedPost(clock), JsonMapper.builder().build(), settings, clock),
                new Translations(),
                transactions,
                clock);
    }

    @AfterEach
    void stop() {
        hook.stop(0);
        smtp.stop();
        engine.close();
    }

    @Test
    void anOnsetIsToldOnceByMailAndWebhookAndItsRecoveryAsWell() throws Exception {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-21T11:59:00+09:00", "{}"));
        watch(AlertKind.ABOVE, 1, 5);

        round();
        engine.send(action("u2", "e1", "PLAY_GAME", "2026-11-21T12:00:00+09:00", "{}"));
        round();
        clock.set("2026-11-21T03:05:00Z");
        round();
        clock.set("2026-11-21T03:06:00Z");
        round();

        assertThat(states()).containsExactly(AlertState.FIRING, AlertState.PENDING);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        var told = smtp.getReceivedMessages()[0];
        assertThat(told.getSubject()).isEqualTo("Rekindle · too many fires");
        assertThat(told.getAllRecipients()[0]).hasToString("boss@example.org");
        assertThat(GreenMailUtil.getWholeMessage(told))
                .contains("DAU: 2", "Fires above 1", "https://console.example.org/alerts");
        assertThat(posted)
                .singleElement()
                .asString()
                .startsWith("{\"type\":\"alert_fired\"")
                .contains("\"value\":2.0");

        // At midnight the running day is empty, and an action says that the stream runs.
        clock.set("2026-11-21T15:01:00Z");
        engine.send(action("u3", "e1", "PLAY_GAME", "2026-11-22T00:00:30+09:00", "{}"));
        round();
        round();

        assertThat(states()).startsWith(AlertState.RECOVERED, AlertState.FIRING);
        assertThat(smtp.getReceivedMessages()).hasSize(2);
        assertThat(smtp.getReceivedMessages()[1].getSubject()).isEqualTo("Rekindle · too many has recovered");
        assertThat(posted).hasSize(2).last().asString().startsWith("{\"type\":\"alert_recovered\"");
    }

    @Test
    void belowLooksAtTheLastWholeDayAndNotAtTheBeginningOfThisOne() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-20T11:00:00+09:00", "{}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-21T11:59:00+09:00", "{}"));
        watch(AlertKind.BELOW, 2, 0);

        round();

        assertThat(states()).isEmpty();
        assertThat(engine.get(AlertStore.class).alerts().getFirst().reading())
                .isEqualTo(new AlertReading(2, null, LocalDate.parse("2026-11-20")));
    }

    @Test
    void aWholeDayThatIsNotAllRecordedIsNoData() {
        when(stream.pulse())
                .thenReturn(new StreamPulse(State.RUNNING, clock.instant(), Instant.parse("2026-11-20T14:59:59Z")));
        watch(AlertKind.BELOW, 2, 0);

        round();

        assertThat(states()).containsExactly(AlertState.NO_DATA);
    }

    @Test
    void aChangeIsThatOfTheSameHoursAWeekBefore() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-14T11:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-14T11:00:00+09:00", "{}"),
                action("u3", "e1", "PLAY_GAME", "2026-11-14T18:00:00+09:00", "{}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-21T11:59:00+09:00", "{}"));
        watch(AlertKind.CHANGED, 0.49, 0);

        round();

        assertThat(states()).containsExactly(AlertState.FIRING);
        assertThat(engine.get(AlertStore.class).alerts().getFirst().reading())
                .isEqualTo(new AlertReading(1, 2.0, LocalDate.parse("2026-11-21")));
    }

    @Test
    void figuresOfAStreamThatStandsStillAreNoData() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-21T11:40:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-21T11:41:00+09:00", "{}"));
        clock.set("2026-11-21T03:20:00Z");
        watch(AlertKind.ABOVE, 1, 0);

        round();

        assertThat(states()).containsExactly(AlertState.NO_DATA);
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWebhookThatDoesNotAnswerIsTriedAgainAndTheMailIsNotSentTwice() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-21T11:59:00+09:00", "{}"));
        watch(AlertKind.ABOVE, 0, 0);
        hookStatus = 503;
        round();
        round();
        assertThat(posted).isEmpty();
        assertThat(engine.get(AlertStore.class).events(0, 1).getFirst().failure())
                .isEqualTo("The webhook answered 503.");

        hookStatus = 200;
        clock.set("2026-11-21T03:00:30Z");
        round();
        round();

        assertThat(posted).hasSize(1).noneMatch(body -> body.startsWith("forged"));
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatNobodyTakesForADayIsGivenUp() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-21T11:59:00+09:00", "{}"));
        watch(AlertKind.ABOVE, 0, 0);
        hookStatus = 503;
        round();
        clock.set("2026-11-22T03:00:00Z");
        messages.sendDue();

        assertThat(engine.rows("select channel, state from kpi_alert_messages order by channel"))
                .containsExactly("MAIL|SENT", "WEBHOOK|GIVEN_UP");
    }

    @Test
    void withoutAnSmtpServerMailsWaitAndSayWhy() {
        when(mail.getIfAvailable()).thenReturn(null);
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-21T11:59:00+09:00", "{}"));
        watch(AlertKind.ABOVE, 0, 0);

        round();

        assertThat(messages.isMailConfigured()).isFalse();
        assertThat(engine.rows("select failure from kpi_alert_messages where channel = 'MAIL'"))
                .containsExactly("No SMTP server is configured; set spring.mail.host.");
    }

    @Test
    void withoutRulesNobodyAsksForFigures() {
        assertThat(alerts.evaluate()).isZero();
    }

    @Test
    void whatASmtpServerRefusesIsSaidWithoutTheAddress() {
        assertThat(OverviewMailSender.withoutAddresses(
                        new IllegalStateException(new IOException("550 no such user <boss@example.org>"))))
                .isEqualTo("550 no such user <(address)>");
    }

    private void watch(AlertKind kind, double bound, int pendingMinutes) {
        alerts.save(
                null,
                new AlertRule(
                        "too many",
                        Kpi.DAU,
                        kind,
                        bound,
                        pendingMinutes,
                        "en",
                        List.of("boss@example.org"),
                        "http://localhost:" + hook.getAddress().getPort() + "/hook"));
    }

    private void round() {
        alerts.evaluate();
        messages.sendDue();
    }

    private List<AlertState> states() {
        return engine.get(AlertStore.class).events(0, 10).stream()
                .map(AlertEvent::state)
                .toList();
    }

    private JavaMailSender sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(smtp.getSmtp().getPort());
        return sender;
    }
}
