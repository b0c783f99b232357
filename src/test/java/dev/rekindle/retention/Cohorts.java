package dev.rekindle.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.TestDatabase;
import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import dev.rekindle.audience.UserStore;
import dev.rekindle.work.RecountService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The intake and what cohorts keep of it, on a database of their own, in any zone and at any time. */
final class Cohorts implements AutoCloseable {

    final JdbcClient jdbc;
    final CohortService service;
    final UserActivityService activity;
    private final ActionReader reader;
    private final ActionIntakeService intake;
    private final TransactionTemplate transaction;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private int events;

    Cohorts(String now, ZoneId zone) {
        var dataSource = TestDatabase.fresh().dataSource();
        jdbc = JdbcClient.create(dataSource);
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(Clock.class, () -> Clock.fixed(Instant.parse(now), zone));
        context.register(Scan.class);
        context.refresh();
        service = context.getBean(CohortService.class);
        activity = context.getBean(UserActivityService.class);
        reader = context.getBean(ActionReader.class);
        intake = context.getBean(ActionIntakeService.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    static Cohorts inSeoul(String now) {
        return new Cohorts(now, ZoneId.of("Asia/Seoul"));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** A user acts at these times, all of them as one batch. */
    void act(String userId, String... times) {
        send(Stream.of(times).map(time -> action(userId, "PLAY_GAME", time)).toList());
    }

    /** A user acts once on each of these days, at noon in Seoul. */
    void actOn(String userId, String... days) {
        act(userId, Stream.of(days).map(day -> day + "T12:00:00+09:00").toArray(String[]::new));
    }

    Arrival action(String userId, String type, String time) {
        return reader.read("""
                {"event_id": "e%d", "user_id": "%s", "action_type": "%s", "action_timestamp": "%s"}""".formatted(++events, userId, type, time).getBytes(UTF_8));
    }

    void send(List<Arrival> batch) {
        transaction.executeWithoutResult(begun -> intake.record(Door.REST, batch));
    }

    /** Counts the past if it is due, and half through it this happens elsewhere. */
    boolean countWhile(Runnable elsewhere) {
        var store = new ActivityPeriodStore(jdbc) {
            @Override
            void countPeriods(LocalDate since) {
                CompletableFuture.runAsync(elsewhere).join();
                super.countPeriods(since);
            }
        };
        return new ActivityCountingService(
                        store,
                        get(LateActivityStore.class),
                        get(RecountService.class),
                        get(PlatformTransactionManager.class),
                        get(Clock.class))
                .countDue();
    }

    List<String> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> {
                    var cells = new ArrayList<String>();
                    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(row.getString(i)));
                    }
                    return String.join("|", cells);
                })
                .list();
    }

    /** The cohorts, a line each: beginning, users, and the users of each cell; those not over in brackets. */
    static List<String> lines(CohortTriangle triangle) {
        return triangle.cohorts().stream()
                .map(cohort -> cohort.start() + " " + cohort.users() + ":"
                        + cohort.cells().stream()
                                .map(cell -> cell.complete() ? " " + cell.users() : " (" + cell.users() + ")")
                                .reduce("", String::concat))
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {
                "dev.rekindle.activity",
                "dev.rekindle.metrics",
                "dev.rekindle.retention",
                "dev.rekindle.work"
            },
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "dev\\.rekindle\\.(activity|metrics|retention|work)\\.\\w+(Store|Service|Query|Reader|Counting)"))
    @ComponentScan(
            basePackageClasses = UserStore.class,
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = UserStore.class))
    static class Scan {}
}
