package dev.rekindle.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.audience.UserStore;
import dev.rekindle.metrics.MetricsService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/** The intake and what is kept from it, on a database of their own: noon of 2026-11-21 in Seoul. */
public final class IntakeEngine implements AutoCloseable {

    public final SetClock clock;
    public final TestDatabase database = TestDatabase.fresh();
    public final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    public final MetricsService metrics;
    public final ActionReader reader;
    private final ActionIntakeService intake;
    private final TransactionTemplate transaction;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public IntakeEngine() {
        this(new SetClock("2026-11-21T03:00:00Z"));
    }

    /** @param more what else takes part: configurations that find it */
    public IntakeEngine(SetClock clock, Class<?>... more) {
        this.clock = clock;
        var dataSource = database.dataSource();
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(Clock.class, () -> clock);
        context.register(Scan.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.refresh();
        metrics = context.getBean(MetricsService.class);
        reader = context.getBean(ActionReader.class);
        intake = context.getBean(ActionIntakeService.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Sends each of these JSON texts as an action, all of them as one batch. */
    public Intake send(String... actions) {
        return send(Stream.of(actions)
                .map(text -> reader.read(text.getBytes(UTF_8)))
                .toList());
    }

    public Intake send(List<Arrival> arrivals) {
        return Objects.requireNonNull(transaction.execute(begun -> intake.record(Door.REST, arrivals)));
    }

    /** An action as the app sends it, with the metadata given as JSON. */
    public static String action(String userId, String eventId, String type, String time, String metadata) {
        return """
                {"event_id": "%s", "user_id": "%s", "action_type": "%s", "action_timestamp": "%s", "metadata": %s}""".formatted(eventId, userId, type, time, metadata);
    }

    public List<String> rows(String sql) {
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

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {"dev.rekindle.activity", "dev.rekindle.metrics"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.rekindle\\.(activity|metrics)\\.\\w+(Store|Service|Query|Reader)"))
    @ComponentScan(
            basePackageClasses = UserStore.class,
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = UserStore.class))
    static class Scan {}
}
