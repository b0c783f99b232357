package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real SMTP server. */
class EmailTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    private final UUID id = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void messageArrivesAsItIsWithAnIdOfItsOwn() throws Exception {
        new Email().send(to("u1@example.org"), setting("", ""));

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("새로운 공고");
        assertThat(mail.getContent().toString().trim()).isEqualTo("우리 동네에 새 공고가 올라왔어요.");
        assertThat(mail.getRecipients(RecipientType.TO)[0]).hasToString("u1@example.org");
        assertThat(mail.getFrom()[0]).hasToString("news@example.org");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<" + id + "@rekindle>");
    }

    @Test
    void serverThatAsksForAPasswordGetsIt() throws Exception {
        server.setUser("news@example.org", "news", "right");

        new Email().send(to("u1@example.org"), setting("news", "right"));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThatThrownBy(() -> new Email().send(to("u1@example.org"), setting("news", "wrong")))
                .isInstanceOf(NotDelivered.class)
                .hasMessageContaining("did not accept the user name and password");
    }

    @Test
    void addressThatIsNoneAndServerThatIsAwayAreSaidWithoutTheAddress() {
        assertThatThrownBy(() -> new Email().send(to("no address"), setting("", "")))
                .isInstanceOf(NotDelivered.class)
                .hasMessageNotContaining("no address");
        var away = new ChannelSetting(Channel.EMAIL, true, "127.0.0.1:1", "news@example.org", "", "");
        assertThatThrownBy(() -> new Email().send(to("u1@example.org"), away))
                .isInstanceOf(NotDelivered.class)
                .hasMessageContaining("Nothing answers at this address and port: 127.0.0.1:1.")
                .hasMessageNotContaining("u1@");
        var unknown = new ChannelSetting(Channel.EMAIL, true, "mail.invalid:25", "news@example.org", "", "");
        assertThatThrownBy(() -> new Email().send(to("u1@example.org"), unknown))
                .isInstanceOf(NotDelivered.class)
                .hasMessageContaining("no server of this name: mail.invalid");
    }

    private ChannelSetting setting(String username, String password) {
        return new ChannelSetting(
                Channel.EMAIL, true, "127.0.0.1:" + server.getSmtp().getPort(), "news@example.org", username, password);
    }

    private Delivery to(String address) {
        return new Delivery(
                new Receiver("u1", address, null, null, false, null),
                id,
                Channel.EMAIL,
                "cause",
                "새로운 공고",
                "우리 동네에 새 공고가 올라왔어요.",
                "{}",
                0);
    }
}
