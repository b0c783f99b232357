package dev.rekindle.notification;

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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Posts messages to a server that knows the secret. {@code Rekindle-Signature} is HMAC-SHA256, in hexadecimal, of the value
 * of {@code Rekindle-Timestamp} (seconds since 1970), a dot and the body; a message that is sent again has the same
 * {@code Idempotency-Key}.
 */
@Component
class Webhook implements Transport {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ALGORITHM = "HmacSHA256";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Clock clock;

    Webhook(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public void send(Delivery delivery, ChannelSetting setting) throws NotDelivered {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(URI.create(setting.address()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", delivery.id().toString())
                .header("Rekindle-Timestamp", timestamp)
                .header("Rekindle-Signature", signature(setting.secret(), timestamp + "." + delivery.payload()))
                .POST(BodyPublishers.ofString(delivery.payload()))
                .build();
        try {
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status < 200 || status > 299) {
                throw new NotDelivered("The webhook answered " + status + ".");
            }
        } catch (IOException e) {
            throw new NotDelivered("The webhook cannot be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDelivered("The server was stopped while it sent.");
        }
    }

    static String signature(String secret, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
