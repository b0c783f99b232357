package dev.rekindle.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.sun.net.httpserver.HttpServer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.SecretOnce;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels on the settings page; the webhook is a server that listens. */
class ChannelsCardTest extends ViewTest {

    @AfterEach
    void asItShips() {
        jdbc.sql("""
                update notification_channels
                set is_on = channel = 'kafka', address = '', sender = '', username = '', secret = ''
                """).update();
    }

    @Test
    void webhookIsSetUpItsSecretShownOnceAndATestArrives() throws IOException {
        var arrived = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            open(Role.ADMIN, "settings");
            await(() -> assertThat(_find(ChannelForm.class)).hasSize(3));
            var form = _find(ChannelForm.class).get(1);
            assertThat(button(form, "Send a test").isEnabled()).as("off yet").isFalse();

            _setValue(_get(form, Checkbox.class), true);
            _setValue(
                    _get(form, TextField.class, spec -> spec.withLabel("Address (URL)")),
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/");
            _click(button(form, "Save channel"));

            assertThat(_get(_get(SecretOnce.class), Code.class).getText()).startsWith("whsec_");
            _click(_get(Button.class, spec -> spec.withText("I have copied it")));
            _assertNone(SecretOnce.class);

            await(() -> assertThat(button(_find(ChannelForm.class).get(1), "Send a test")
                            .isEnabled())
                    .isTrue());
            _click(button(_find(ChannelForm.class).get(1), "Send a test"));
            await(() -> assertThat(_find(ChannelForm.class).get(1).getElement().getTextRecursively())
                    .contains("The test has arrived."));
            assertThat(arrived).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void testThatFailsForAnotherReasonIsToldAndCanBeTriedAgain() {
        open(Role.ADMIN, "settings");
        await(() -> assertThat(_find(ChannelForm.class)).hasSize(3));
        var form = _find(ChannelForm.class).getFirst();
        jdbc.sql("alter table notification_channels rename to away").update();
        try {
            _click(button(form, "Send a test"));

            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThatThrownBy(
                            () -> MockVaadin.clientRoundtrip(false))
                    .as("what the page's error handler is told")
                    .hasRootCauseInstanceOf(SQLException.class));
            assertThat(button(form, "Send a test").isEnabled()).isTrue();
            assertThat(form.getElement().getTextRecursively()).doesNotContain("Sending");
        } finally {
            jdbc.sql("alter table away rename to notification_channels").update();
        }
    }

    @Test
    void whatIsIncompleteIsSaidWhereItIs() {
        open(Role.ADMIN, "settings");
        await(() -> assertThat(_find(ChannelForm.class)).hasSize(3));
        var form = _find(ChannelForm.class).get(2);

        _setValue(_get(form, Checkbox.class), true);
        _click(button(form, "Save channel"));

        assertThat(form.getElement().getTextRecursively()).contains("needs an SMTP server as host:port");
    }

    @Test
    void kafkaIsSwitchedOffAndOn() {
        open(Role.ADMIN, "settings");
        await(() -> assertThat(_find(ChannelForm.class)).hasSize(3));
        var form = _find(ChannelForm.class).getFirst();
        _assertOne(form, Checkbox.class);
        _assertNone(form, TextField.class);

        _setValue(_get(form, Checkbox.class), false);
        _click(button(form, "Save channel"));

        assertThat(jdbc.sql("select is_on from notification_channels where channel = 'kafka'")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void othersSeeNoChannels() {
        open(Role.CRM, "settings");

        _assertNone(ChannelsCard.class);
    }

    private static Button button(ChannelForm form, String text) {
        return _get(form, Button.class, spec -> spec.withText(text));
    }
}
