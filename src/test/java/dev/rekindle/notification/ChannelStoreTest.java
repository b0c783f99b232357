package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import org.junit.jupiter.api.Test;

class ChannelStoreTest {

    private final ChannelStore store = new ChannelStore(TestDatabase.fresh().jdbc());

    @Test
    void kafkaIsOnAtFirstAndWhatIsPutIsKept() {
        assertThat(store.settings())
                .extracting(ChannelSetting::channel, ChannelSetting::isOn)
                .extracting(Object::toString)
                .containsExactly("(KAFKA, true)", "(WEBHOOK, false)", "(EMAIL, false)");

        var mail = new ChannelSetting(Channel.EMAIL, true, "mail.example.org:587", "a@example.org", "a", "secret");
        store.put(mail);

        assertThat(store.settings()).contains(mail);
    }
}
