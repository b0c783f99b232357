package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class ChannelServiceTest extends RekindleTest {

    @Autowired
    private ChannelService channels;

    @BeforeEach
    void admin() {
        signIn(Role.ADMIN);
    }

    @AfterEach
    void asItShips() {
        jdbc.sql("""
                update notification_channels
                set is_on = channel = 'kafka', address = '', sender = '', username = '', secret = ''
                """).update();
    }

    @Test
    void webhooksSecretIsMadeForItsAddressAndToldOnce() {
        var first = channels.put(webhook(true, "https://example.org/a")).orElseThrow();
        assertThat(first).startsWith("whsec_").hasSizeGreaterThan(40);
        assertThat(channels.put(webhook(false, "https://example.org/a"))).isEmpty();
        assertThat(channels.settings()).extracting(ChannelSetting::secret).containsOnly("");

        var second = channels.put(webhook(true, "https://example.org/b")).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(secret("webhook")).isEqualTo(second);
    }

    @Test
    void emptyPasswordLeavesTheOneThatIsThere() {
        channels.put(email("mail.example.org:587", "first"));
        channels.put(email("mail.example.org:25", ""));

        assertThat(secret("email")).isEqualTo("first");
    }

    @Test
    void channelThatIsOnMustLeadSomewhere() {
        for (var address : new String[] {"", "example.org", "ftp://example.org", "http://", "http://a b"}) {
            assertThatThrownBy(() -> channels.put(webhook(true, address)))
                    .as(address)
                    .isInstanceOf(Refusal.class);
        }
        for (var server : new String[] {"mail.example.org", "mail.example.org:99999"}) {
            assertThatThrownBy(() -> channels.put(email(server, "")))
                    .as(server)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("host:port");
        }
        assertThatThrownBy(() ->
                        channels.put(new ChannelSetting(Channel.EMAIL, true, "mail.example.org:25", "nobody", "", "")))
                .isInstanceOf(Refusal.class);
        channels.put(webhook(false, ""));
    }

    @Test
    void onlyAdminsSetChannelsUp() {
        signIn(Role.CRM);

        assertThatThrownBy(channels::settings).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> channels.put(webhook(false, ""))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoChangedAChannelIsOnRecordWithoutTheSecret() {
        jdbc.sql("delete from audit_entries where action = 'channel_changed'").update();
        var secret = channels.put(webhook(true, "https://example.org/c")).orElseThrow();

        assertThat(jdbc.sql(
                                "select concat_ws(' ', who, subject, details) from audit_entries where action = 'channel_changed'")
                        .query(String.class)
                        .single())
                .startsWith("admin webhook")
                .contains("https://example.org/c")
                .doesNotContain(secret);
    }

    private static ChannelSetting webhook(boolean on, String address) {
        return new ChannelSetting(Channel.WEBHOOK, on, address, "", "", "");
    }

    private static ChannelSetting email(String server, String password) {
        return new ChannelSetting(Channel.EMAIL, true, server, "news@example.org", "news", password);
    }

    private String secret(String channel) {
        return jdbc.sql("select secret from notification_channels where channel = :channel")
                .param("channel", channel)
                .query(String.class)
                .single();
    }
}
