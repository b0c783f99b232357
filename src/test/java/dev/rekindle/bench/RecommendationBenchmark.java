package dev.rekindle.bench;

import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import dev.rekindle.profile.PersonService;
import dev.rekindle.recommendation.LearningService;
import dev.rekindle.recommendation.RecommendationService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What to say to a user, for users drawn at random: within the server, and through its door beside it. And the search
 * for a user by the beginning of an id, as the Users page asks it.
 */
final class RecommendationBenchmark implements Benchmark {

    private static final int TIMES = 20_000;
    private static final int PAGE = 51;
    private static final double MILLIS = 2;
    private static final double SEARCH_MILLIS = 50;

    private final int times;

    RecommendationBenchmark() {
        this(TIMES);
    }

    /** With so many calls; a quarter as many requests, and a tenth as many searches. */
    RecommendationBenchmark(int times) {
        this.times = times;
    }

    /**
     * @param server within the server: one call of the service
     * @param http the whole request, as a client on the same machine sees it
     * @param search by an id and by beginnings of one
     */
    record Figures(Latencies server, Latencies http, Latencies search) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(100_000, 1_000_000);
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        Bench.progress("writing %,d users".formatted(users));
        KnownUsers.write(app.getBean(JdbcClient.class), users, LocalDate.now());
        app.getBean(LearningService.class).countHours();
        Bench.progress("recommending");
        var figures = new Figures(server(users, app), http(users, app), search(users, app));
        return new Findings(
                figures,
                List.of(
                        Limit.atMost(
                                "milliseconds of a recommendation within the server, 99th percentile",
                                figures.server().p99(),
                                MILLIS),
                        Limit.atMost(
                                "milliseconds of a search by id, 99th percentile",
                                figures.search().p99(),
                                SEARCH_MILLIS)));
    }

    private Latencies server(int users, ApplicationContext app) throws Exception {
        var service = app.getBean(RecommendationService.class);
        var random = new Random(1);
        return Latencies.of(
                times, times, time -> service.recommendation(KnownUsers.id(random.nextInt(users)), time % 2 == 0));
    }

    private Latencies http(int users, ApplicationContext app) throws Exception {
        var port = ((WebServerApplicationContext) app).getWebServer().getPort();
        var token = app.getBean(TokenService.class).create(Role.CRM, "bench");
        var random = new Random(2);
        try (var client = HttpClient.newHttpClient()) {
            return Latencies.of(times / 4, times / 4, time -> {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/users/%s/recommendations"
                                .formatted(port, KnownUsers.id(random.nextInt(users)))))
                        .header("Authorization", "Bearer " + token)
                        .build();
                var status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("The server answered " + status + ".");
                }
            });
        }
    }

    /** Whole ids, beginnings of any length, and ids that nobody has. */
    private Latencies search(int users, ApplicationContext app) throws Exception {
        var people = app.getBean(PersonService.class);
        var random = new Random(3);
        return Latencies.of(times / 40, times / 10, time -> {
            var id = KnownUsers.id(random.nextInt(2 * users));
            people.users(id.substring(0, random.nextInt(id.length() + 1)), "", PAGE);
        });
    }
}
