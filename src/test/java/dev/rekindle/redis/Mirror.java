package dev.rekindle.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Door;
import dev.rekindle.audience.UserStore;
import dev.rekindle.segment.AudienceService;
import dev.rekindle.segment.SegmentPolicyService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.Jedis;
import tools.jackson.databind.json.JsonMapper;

/** Intake, segments and the mirror on a database of their own and a real Redis: noon of 2026-11-21 in Seoul. */
final class Mirror implements AutoCloseable {

    final SetClock clock = new SetClock("2026-11-21T03:00:00Z");
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final RedisMirrorService service;
    final RedisRelay relay;
    private final int port = freePort();
    private redis.embedded.RedisServer running;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Mirror() {
        var dataSource = TestDatabase.fresh().dataSource();
        jdbc = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> clock);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("rekindle.redis.url", "redis://localhost:" + port)));
        context.register(Scan.class);
        context.refresh();
        service = context.getBean(RedisMirrorService.class);
        relay = new RedisRelay(service);
        startRedis();
    }

    void startRedis() {
        try {
            running = redis.embedded.RedisServer.newRedisServer()
                    .port(port)
                    .setting("save \"\"")
                    .build();
            running.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stopRedis() {
        try {
            running.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records these actions, each a JSON text, in one batch. */
    void act(String... actions) {
        var reader = context.getBean(ActionReader.class);
        var arrivals = Stream.of(actions)
                .map(text -> reader.read(text.getBytes(UTF_8)))
                .toList();
        transaction.executeWithoutResult(
                begun -> context.getBean(ActionIntakeService.class).record(Door.REST, arrivals));
    }

    /** Writes until there is nothing left to write. */
    void catchUp() {
        while (service.writeSome(2) > 0) {
            // Two at a time, so that slices are met.
        }
    }

    @Nullable
    String value(String key) {
        try (var asking = new Jedis("localhost", port)) {
            return asking.get(key);
        }
    }

    /** What Redis says of these, in their order. */
    List<String> values(String... keys) {
        return Stream.of(keys).map(key -> String.valueOf(value(key))).toList();
    }

    long keys() {
        try (var asking = new Jedis("localhost", port)) {
            return asking.keys("user:*").size();
        }
    }

    void flush() {
        try (var asking = new Jedis("localhost", port)) {
            asking.flushAll();
        }
    }

    @Override
    public void close() {
        relay.stop();
        context.close();
        stopRedis();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {
                "dev.rekindle.activity",
                "dev.rekindle.metrics",
                "dev.rekindle.segment",
                "dev.rekindle.redis"
            },
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.rekindle\\.(activity|metrics|segment|redis)\\.\\w+"
                                    + "(Store|Service|Query|Reader|Decision)"),
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {SegmentPolicyService.class, AudienceService.class}))
    @ComponentScan(
            basePackageClasses = RedisServer.class,
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RedisServer.class))
    @ComponentScan(
            basePackageClasses = UserStore.class,
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = UserStore.class))
    static class Scan {}
}
