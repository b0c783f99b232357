package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rekindle.SetClock;
import dev.rekindle.access.AuditService;
import dev.rekindle.activity.IntakeEngine;
import dev.rekindle.ingest.StreamPulse;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus.State;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Translations;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;

/** From actions to the mail box: seven in the morning of 2026-11-21 in Seoul. */
class OverviewMailServiceTest {

    private final SetClock clock = new SetClock("2026-11-20T22:00:00Z");
    private final IntakeEngine engine = KpiEngine.at(clock);
    private final StreamService stream = mock();
    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ObjectProvider<JavaMailSender> mail = mock();
    private KpiService kpis;
    private OverviewMailService service;

    @BeforeEach
    void start() {
        smtp.start();
        when(stream.pulse())
                .thenReturn(new StreamPulse(State.RUNNING, clock.instant(), Instant.parse("2026-11-20T22:00:00Z")));
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(smtp.getSmtp().getPort());
        when(mail.getIfAvailable()).thenReturn(sender);
        kpis = KpiEngine.kpis(engine, stream, clock);
        service = new OverviewMailService(
                engine.get(OverviewMailStore.class),
                new OverviewMailSender(
                        mail, new OverviewMailSettings("rekindle@example.org", "https://console.example.org")),
                kpis,
                new Translations(),
                mock(AuditService.class),
                engine.get(PlatformTransactionManager.class),
                clock);
        engine.jdbc.sql("""
                        insert into accounts (name, password_hash, role, created_at, created_by)
                        values ('boss', '', 'EXEC', '2026-11-01', 'server')
                        """).update();
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-13T10:00:00+09:00", "{}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{\"spent_tokens\": 1200}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-20T11:00:00+09:00", "{}"),
                action("u3", "e1", "PLAY_GAME", "2026-11-21T06:00:00+09:00", "{}"));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("boss", "", List.of()));
    }

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        smtp.stop();
        engine.close();
    }

    @Test
    void itComesAtItsHourOnceWithTheFiguresOfTheLastWholeDay() throws Exception {
        service.subscribe("boss@example.org", 8, "en");
        service.sendDue();
        assertThat(smtp.getReceivedMessages()).isEmpty();

        clock.set("2026-11-20T23:00:00Z");
        service.sendDue();
        clock.set("2026-11-21T05:00:00Z");
        service.sendDue();

        assertThat(smtp.getReceivedMessages()).hasSize(1);
        var received = smtp.getReceivedMessages()[0];
        assertThat(received.getAllRecipients()[0]).hasToString("boss@example.org");
        assertThat(received.getSubject()).isEqualTo("Rekindle · Overview of Fri, Nov 20, 2026");
        var text = text(received);
        assertThat(text)
                .contains(
                        "Key figures of Fri, Nov 20, 2026 (Asia/Seoul), against Fri, Nov 13, 2026.",
                        "DAU: 2 (+100.0%)",
                        "Stickiness: 100.0% (0.0 pp)",
                        "New: 1 (0.0%)",
                        "Churn rate: –",
                        "Spent: 1,200 (+1,200)",
                        "https://console.example.org/?from=2026-10-22&to=2026-11-20")
                .doesNotContain("is recorded yet");
        assertThat(service.own().orElseThrow().sentFor()).isEqualTo("2026-11-20");
    }

    @Test
    void itsFiguresAreThoseOfTheApi() throws Exception {
        service.subscribe("boss@example.org", 8, "ko");
        clock.set("2026-11-20T23:00:00Z");
        service.sendDue();

        var day = LocalDate.parse("2026-11-20");
        var figures = kpis.kpis(day, day, UserFilter.EVERYBODY).days().getFirst();
        var text = text(smtp.getReceivedMessages()[0]);
        var words = new Translations();
        for (var kpi : Kpi.values()) {
            var value = kpi.of(figures);
            assertThat(text)
                    .contains(words.getTranslation("kpi." + kpi.key(), Locale.KOREAN)
                            + ": "
                            + (value == null ? "–" : AlertMail.text(kpi, value, Formats.of(Locale.KOREAN))));
        }
    }

    @Test
    void whoSubscribesAfterTheHourGetsTheFirstTomorrow() {
        service.subscribe("boss@example.org", 7, "en");
        service.sendDue();
        assertThat(smtp.getReceivedMessages()).isEmpty();

        clock.set("2026-11-21T22:00:00Z");
        service.sendDue();
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsTriedAgainAndThePersonSeesWhy() {
        service.subscribe("boss@example.org", 8, "en");
        clock.set("2026-11-20T23:00:00Z");
        smtp.stop();
        service.sendDue();
        assertThat(service.own().orElseThrow().failure()).isNotEmpty().doesNotContain("boss@");

        smtp.start();
        ((JavaMailSenderImpl) mail.getIfAvailable()).setPort(smtp.getSmtp().getPort());
        clock.set("2026-11-20T23:00:30Z");
        service.sendDue();

        assertThat(smtp.getReceivedMessages()).hasSize(1);
        assertThat(service.own().orElseThrow().failure()).isNull();
    }

    @Test
    void withoutAServerNothingIsSentAndItSaysSo() {
        when(mail.getIfAvailable()).thenReturn(null);
        service.subscribe("boss@example.org", 8, "en");
        clock.set("2026-11-20T23:00:00Z");

        assertThat(service.isConfigured()).isFalse();
        assertThat(service.sendDue()).isZero();
    }

    @Test
    void whoStopsItGetsNoMore() {
        service.subscribe("boss@example.org", 8, "en");
        service.unsubscribe();
        clock.set("2026-11-20T23:00:00Z");
        service.sendDue();

        assertThat(service.own()).isEmpty();
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    /** The plain text among the parts of a mail. */
    private static String text(Part part) throws Exception {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
