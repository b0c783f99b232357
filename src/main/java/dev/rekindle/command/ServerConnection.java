package dev.rekindle.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that a command speaks to. */
final class ServerConnection implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final String token;
    private final Runnable whenDone;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /**
     * Prepares to speak to a server; nothing is sent yet.
     *
     * @param token shown with every request
     * @param whenDone called when the command no longer needs the server
     */
    ServerConnection(URI address, String token, Runnable whenDone) {
        this.address = address;
        this.token = token;
        this.whenDone = whenDone;
    }

    /** Posts JSON, and gives the answer of a server that agrees. */
    JsonNode post(String path, Map<String, ?> content) {
        var body = BodyPublishers.ofString(JSON.writeValueAsString(content));
        return requireSuccess(post(path, "application/json", body, seconds -> {}));
    }

    /**
     * Posts a body and waits for the answer as long as it takes.
     *
     * @param waiting told every five seconds how many have passed
     */
    Answer post(String path, String contentType, BodyPublisher body, LongConsumer waiting) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .header("Accept", "application/json, application/problem+json")
                .POST(body)
                .build();
        var response = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            for (long seconds = 5; ; seconds += 5) {
                try {
                    return answer(response.get(5, TimeUnit.SECONDS));
                } catch (TimeoutException stillWaiting) {
                    waiting.accept(seconds);
                }
            }
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.noServer("Interrupted while waiting for " + address + ".");
        }
    }

    /** The content of an answer that says yes; any other ends the command with the server's own sentence. */
    JsonNode requireSuccess(Answer answer) {
        if (answer.status() / 100 == 2) {
            return answer.content();
        }
        var sentence = answer.content()
                .path("detail")
                .asString(answer.content().path("title").asString(""));
        if (sentence.isEmpty()) {
            throw CommandFailure.noServer(address + " answered with status " + answer.status() + " and no reason.");
        }
        throw switch (answer.status()) {
            case 400 -> CommandFailure.usage(sentence);
            case 404, 409, 422 -> CommandFailure.rejected(sentence);
            default -> CommandFailure.noServer(sentence);
        };
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JacksonException notJson) {
            return new Answer(response.statusCode(), JSON.createObjectNode());
        }
    }

    private CommandFailure unreachable(@Nullable Throwable cause) {
        if (cause instanceof ConnectException) {
            return CommandFailure.noServer("No server answers at " + address + ".");
        }
        if (cause instanceof IOException) {
            return CommandFailure.noServer(
                    "The server at " + address
                            + " broke off before it answered. Every request is kept whole or not at all; run the command again.");
        }
        return CommandFailure.noServer(address + ": " + cause);
    }

    @Override
    public void close() {
        client.close();
        whenDone.run();
    }

    /**
     * What a server said.
     *
     * @param status of HTTP
     * @param content an empty object when it was not JSON
     */
    record Answer(int status, JsonNode content) {}
}
