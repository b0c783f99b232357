package dev.rekindle.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who signed in and has the Overview open: what a browser does, without drawing. It asks for the page, starts
 * it, opens its push connection, and notes when it was told how many users are active today.
 */
final class Viewer implements WebSocket.Listener {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=[^;]+");
    private static final Pattern ACTIVE_USERS = Pattern.compile("\"DAU: ([\\d,]+)\"");
    private static final String NAVIGATE = """
            {"csrfToken":"%s","syncId":0,"clientId":0,"rpc":[{"type":"event","node":1,"event":"ui-navigate","data":\
            {"route":"","query":"","appShellTitle":"","historyState":null,"trigger":""}}]}
            """;

    /** A live part of the page asks its browser whether somebody sees it. */
    private static final Pattern ASKED = Pattern.compile("\\[\\{\"@v-node\":(\\d+)},\"[^]]*tellVisible");

    private static final String SEES_IT = """
            {"type":"publishedEventHandler","node":%s,"templateEventMethodName":"visible",\
            "templateEventMethodArgs":[true],"promise":-1}""";
    private static final String ANSWER = """
            {"csrfToken":"%s","syncId":%s,"clientId":1,"rpc":[%s]}
            """;

    private final HttpClient http;
    private final URI server;
    private final StringBuilder arriving = new StringBuilder();
    private final NavigableMap<Long, Long> seen = new ConcurrentSkipListMap<>();
    private volatile Instant heardAt = Instant.EPOCH;
    private String session = "";
    private @Nullable WebSocket connection;

    Viewer(HttpClient http, URI server) {
        this.http = http;
        this.server = server;
    }

    void open(String name, String password) throws IOException, InterruptedException {
        signIn(name, password);
        get("/");
        var page = JSON.readTree(get("/?v-r=init&location=&query=").body()).get("appConfig");
        var ui = page.get("v-uiId").asInt();
        var keys = page.get("uidl");
        connection = connect(ui, text(keys, "Vaadin-Push-ID"));
        var token = text(keys, "Vaadin-Security-Key");
        var content = send(ui, NAVIGATE.formatted(token));
        hear(content);
        var seeing = ASKED.matcher(content)
                .results()
                .map(node -> SEES_IT.formatted(node.group(1)))
                .collect(Collectors.joining(","));
        hear(send(ui, ANSWER.formatted(token, JSON.readTree(content).get("syncId"), seeing)));
    }

    private String send(int ui, String message) throws IOException, InterruptedException {
        return post("/?v-r=uidl&v-uiId=" + ui, "application/json", message).body();
    }

    /** When it was told so many or more, in microseconds since 1970; empty while it was not. */
    Optional<Long> seenAt(long users) {
        return Optional.ofNullable(seen.ceilingEntry(users)).map(NavigableMap.Entry::getValue);
    }

    /** Whether it knows the figures and nothing came for so long. */
    boolean isQuiet(long millis) {
        return !seen.isEmpty() && heardAt.until(Instant.now(), ChronoUnit.MILLIS) > millis;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        arriving.append(part);
        if (isLast) {
            hear(arriving.toString());
            arriving.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void hear(String message) {
        heardAt = Instant.now();
        var told = ACTIVE_USERS.matcher(message);
        while (told.find()) {
            seen.putIfAbsent(
                    Long.parseLong(told.group(1).replace(",", "")), ChronoUnit.MICROS.between(Instant.EPOCH, heardAt));
        }
    }

    private void signIn(String name, String password) throws IOException, InterruptedException {
        var form = TOKEN.matcher(get("/login").body());
        if (!form.find()) {
            throw new IllegalStateException("The sign-in page has no token.");
        }
        var answer = post(
                "/login",
                "application/x-www-form-urlencoded",
                "_csrf=%s&username=%s&password=%s".formatted(encoded(form.group(1)), encoded(name), encoded(password)));
        if (answer.headers().firstValue("Location").orElse("").contains("login")) {
            throw new IllegalStateException("The sign-in was refused.");
        }
    }

    private WebSocket connect(int ui, String pushId) {
        var address = "ws://%s/VAADIN/push?v-r=push&v-uiId=%d&v-pushId=%s".formatted(server.getAuthority(), ui, pushId)
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0"
                + "&Content-Type=application/json;%20charset=UTF-8";
        return http.newWebSocketBuilder()
                .header("Cookie", session)
                .buildAsync(URI.create(address), this)
                .join();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Accept-Language", "en")
                .header("Cookie", session);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException("%s answers %d.".formatted(answer.uri(), answer.statusCode()));
        }
        answer.headers().allValues("Set-Cookie").stream()
                .map(SESSION::matcher)
                .filter(Matcher::find)
                .forEach(cookie -> session = cookie.group());
        return answer;
    }

    private static String text(JsonNode object, String name) {
        return Objects.requireNonNull(object.get(name), name).asString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
