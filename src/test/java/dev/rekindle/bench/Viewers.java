package dev.rekindle.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The far end of {@link ViewersBenchmark}, a process of its own so that the server's heap holds the server only. Told
 * on the standard input: {@code open N} opens the page until N viewers have it; {@code seen V} answers when each of
 * them was told that V users are active.
 */
final class Viewers {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long QUIET_MILLIS = 2_000;

    private final List<Viewer> viewers = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String name;
    private final String password;

    private Viewers(URI server, String name, String password) {
        this.server = server;
        this.name = name;
        this.password = password;
    }

    public static void main(String[] args) throws Exception {
        var viewers = new Viewers(URI.create(args[0]), args[1], args[2]);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = orders.readLine(); line != null; line = orders.readLine()) {
            var order = line.split(" ");
            var number = Integer.parseInt(order[1]);
            System.out.println(order[0].equals("open") ? viewers.open(number) : viewers.seen(number));
        }
        System.exit(0);
    }

    private int open(int many) throws IOException, InterruptedException {
        while (viewers.size() < many) {
            var viewer = new Viewer(http, server);
            viewer.open(name, password);
            viewers.add(viewer);
        }
        await(() -> viewers.stream().allMatch(viewer -> viewer.isQuiet(QUIET_MILLIS)));
        return many;
    }

    private String seen(long users) {
        await(() -> viewers.stream().allMatch(viewer -> viewer.seenAt(users).isPresent()));
        return viewers.stream()
                .map(viewer -> viewer.seenAt(users).orElseThrow().toString())
                .collect(Collectors.joining(" "));
    }

    private static void await(BooleanSupplier condition) {
        var until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("The viewers waited for %s in vain.".formatted(PATIENCE));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
