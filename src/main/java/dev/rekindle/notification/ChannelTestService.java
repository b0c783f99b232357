package dev.rekindle.notification;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a test by a channel as it is set up, by the same transport as every message. It is about no user: it says that
 * it is a test, and goes to the topic, the webhook's server, or the address that the admin names.
 */
@Service
public class ChannelTestService {

    private static final String TYPE = "TEST";

    private final ChannelStore channels;
    private final NotificationStore outbox;
    private final Map<Channel, Transport> transports;
    private final AuditService audit;
    private final JsonMapper json;
    private final Clock clock;

    ChannelTestService(
            ChannelStore channels,
            NotificationStore outbox,
            List<Transport> transports,
            AuditService audit,
            JsonMapper json,
            Clock clock) {
        this.channels = channels;
        this.outbox = outbox;
        this.transports = transports.stream().collect(Collectors.toMap(Transport::channel, Function.identity()));
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Sends a test, and returns when it has arrived; by Kafka, when the outbox has it.
     *
     * @param email to whom, by e-mail
     * @throws Refusal when it has not arrived, with the reason
     */
    @PreAuthorize("hasRole('ADMIN')")
    public void send(Channel channel, String title, String words, String email) {
        var setting = channels.setting(channel);
        if (!setting.isOn()) {
            throw new Refusal("channels.test.off");
        }
        if (channel == Channel.EMAIL && !email.contains("@")) {
            throw new Refusal("channels.test.no-address");
        }
        audit.record("channel_tested", channel.key(), Map.of("by", Person.name()));
        var payload = payload(title, words);
        if (channel == Channel.KAFKA) {
            outbox.publish(List.of(new Push("", TYPE, null, payload)), clock.instant());
        } else {
            deliver(channel, setting, title, words, email, payload);
        }
    }

    private void deliver(
            Channel channel, ChannelSetting setting, String title, String words, String email, String payload) {
        var transport = transports.get(channel);
        if (transport == null) {
            throw new IllegalStateException("There is no transport for " + channel + ".");
        }
        var nobody = new Receiver("", email, null, null, false, null);
        try {
            transport.send(new Delivery(nobody, UUID.randomUUID(), channel, TYPE, title, words, payload, 0), setting);
        } catch (NotDelivered failed) {
            throw new Refusal(failed.failure().key(), failed.failure().detail());
        }
    }

    private String payload(String title, String words) {
        var payload = new LinkedHashMap<String, String>();
        payload.put("type", TYPE);
        payload.put("title", title);
        payload.put("message", words);
        return json.writeValueAsString(payload);
    }
}
