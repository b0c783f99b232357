package dev.rekindle.kpi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts messages to webhooks. {@code Rekindle-Signature} is the HMAC-SHA256, in hexadecimal, of {@code Rekindle-Timestamp},
 * a full stop and the body under the alert's secret, so that a receiver knows whose it is and how old.
 */
@Component
class AlertWebhook {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final String ALGORITHM = "HmacSHA256";

    private final JsonMapper json;
    private final OverviewMailSettings settings;
    private final Clock clock;

    /** Redirections are not followed: the message is for the address an admin gave. */
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTING).build();

    AlertWebhook(JsonMapper json, OverviewMailSettings settings, Clock clock) {
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws MessageNotSent when the receiver has not answered that it took it */
    void post(AlertMessage message, String secret) {
        var body = json.writeValueAsString(body(message));
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(URI.create(message.receiver()))
                .timeout(ANSWERING)
                .header("Content-Type", "application/json")
                .header("Rekindle-Timestamp", timestamp)
                .header("Rekindle-Signature", "sha256=" + signature(secret, timestamp + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new MessageNotSent("The webhook answered with status " + answer.statusCode() + ".");
            }
        } catch (IOException e) {
            throw new MessageNotSent(
                    "The webhook cannot be reached: " + e.getClass().getSimpleName() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MessageNotSent("The server stopped before the webhook answered.");
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

    static String signature(String secret, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
