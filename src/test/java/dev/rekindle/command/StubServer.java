package dev.rekindle.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands for the server that runs on a data folder: notes what it is asked, and answers what the test wants. */
final class StubServer implements AutoCloseable {

    private final HttpServer server;
    private String asked = "";
    private String authorization = "";
    private String body = "";

    private StubServer(HttpServer server) {
        this.server = server;
    }

    static StubServer answering(Path dataFolder, int status, String json) throws IOException {
        return on(dataFolder, exchange -> {
            var answer = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        });
    }

    static StubServer dying(Path dataFolder) throws IOException {
        return on(dataFolder, exchange -> {});
    }

    private static StubServer on(Path dataFolder, Answer answer) throws IOException {
        var stub = new StubServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        stub.server.createContext("/", exchange -> {
            try (exchange) {
                stub.asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                stub.authorization = exchange.getRequestHeaders().getFirst("Authorization");
                stub.body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                answer.give(exchange);
            }
        });
        stub.server.start();
        Files.writeString(
                dataFolder.resolve("server.json"),
                "{\"url\": \"http://localhost:%d\", \"secret\": \"of the folder\", \"pid\": %d}"
                        .formatted(
                                stub.server.getAddress().getPort(),
                                ProcessHandle.current().pid()));
        return stub;
    }

    String asked() {
        return asked;
    }

    String authorization() {
        return authorization;
    }

    String body() {
        return body;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }
}
