package dev.rekindle.notification;

import dev.rekindle.access.Hmac;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Posts JSON to a server that shares a secret with us. {@code Rekindle-Signature} is {@code sha256=} and the
 * HMAC-SHA256, in hexadecimal, of {@code Rekindle-Timestamp} (seconds since 1970), a full stop and the body; a message
 * that is sent again has the same {@code Idempotency-Key}. Redirections are not followed: it is for the address
 * somebody gave.
 */
@Component
public class SignedPost {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();
    private final Clock clock;

    /** Posts at the times of this clock. */
    public SignedPost(Clock clock) {
        this.clock = clock;
    }

    /**
     * Posts a message; when it returns, the receiver has taken it.
     *
     * @throws NotDelivered when the receiver has not said that it took it
     */
    public void post(String address, UUID messageId, String body, String secret) throws NotDelivered {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWERING)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", messageId.toString())
                .header("Rekindle-Timestamp", timestamp)
                .header("Rekindle-Signature", signature(secret, timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        var status = status(request);
        if (status / 100 != 2) {
            throw new NotDelivered("delivery.status", status);
        }
    }

    /** The status says it all: who sends it and then a body without an end keeps nobody waiting. */
    private int status(HttpRequest request) throws NotDelivered {
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (HttpConnectTimeoutException e) {
            throw new NotDelivered("delivery.no-connection", CONNECTING.toSeconds());
        } catch (HttpTimeoutException e) {
            throw new NotDelivered("delivery.no-answer", ANSWERING.toSeconds());
        } catch (ConnectException e) {
            var isUnknown = NestedExceptionUtils.getMostSpecificCause(e) instanceof UnresolvedAddressException;
            throw new NotDelivered(
                    isUnknown ? "delivery.no-host" : "delivery.nobody-listens",
                    request.uri().getHost());
        } catch (SSLException e) {
            throw new NotDelivered("delivery.not-trusted", request.uri().getHost());
        } catch (IOException e) {
            throw new NotDelivered("delivery.broken-off", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDelivered("delivery.stopped", "");
        }
    }

    /** What the receiver computes too. */
    public static String signature(String secret, String timestamp, String body) {
        var key = secret.getBytes(StandardCharsets.UTF_8);
        return "sha256=" + HexFormat.of().formatHex(Hmac.sha256(key, timestamp + "." + body));
    }
}
