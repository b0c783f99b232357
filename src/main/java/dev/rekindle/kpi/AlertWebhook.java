package dev.rekindle.kpi;

import dev.rekindle.notification.NotDelivered;
import dev.rekindle.notification.SignedPost;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts messages of alerts, signed, to the address an admin gave. */
@Component
class AlertWebhook {

    private final SignedPost post;
    private final JsonMapper json;
    private final OverviewMailSettings settings;
    private final Clock clock;

    AlertWebhook(SignedPost post, JsonMapper json, OverviewMailSettings settings, Clock clock) {
        this.post = post;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws MessageNotSent when the receiver has not answered that it took it */
    void post(AlertMessage message, String secret) {
        try {
            post.post(message.receiver(), message.messageId(), json.writeValueAsString(body(message)), secret);
        } catch (NotDelivered e) {
            throw new MessageNotSent(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, @Nullable Object> body(AlertMessage message) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("type", message.state() == AlertState.FIRING ? "alert_fired" : "alert_recovered");
        body.put("message_id", message.messageId().toString());
        body.put("alert_id", message.alertId().toString());
        body.put("name", message.alert());
        body.put("kpi", message.kpi().name());
        body.put("kind", message.kind().name());
        body.put("bound", message.bound());
        body.put("value", message.reading().value());
        if (message.reading().before() != null) {
            body.put("before", message.reading().before());
        }
        body.put("day", message.reading().day().toString());
        body.put("at", message.at().atZone(clock.getZone()).toOffsetDateTime().toString());
        body.put("link", settings.link() + "/alerts");
        return body;
    }
}
