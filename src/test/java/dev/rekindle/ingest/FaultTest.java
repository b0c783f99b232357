package dev.rekindle.ingest;

import static dev.rekindle.activity.IntakeEngine.action;
import static dev.rekindle.ingest.StreamApplication.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import dev.rekindle.activity.RefusalReason;
import dev.rekindle.embedded.TestBroker;
import dev.rekindle.embedded.TestPostgres;
import dev.rekindle.ingest.StreamStatus.State;
import dev.rekindle.metrics.MetricsService;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What goes wrong around the stream, done to it: nothing is lost, nothing is there twice, nothing stops it for good.
 */
class FaultTest {

    private static final int MALFORMED = 10_000;
    private static final int LARGE = 10;

    private static TestBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void whenTheDatabaseComesBackTheStreamGoesOn() throws Exception {
        try (var database = TestPostgres.start();
                var application = running(database.jdbcUrl(), database, "stopped")) {
            for (var i = 0; i < 2_000; i++) {
                application.send("u" + i % 7, played("u" + i % 7, "a" + i));
            }
            await(() -> application.count("select count(*) from user_actions") > 0);
            database.stop();
            for (var i = 0; i < 2_000; i++) {
                application.send("u" + i % 7, played("u" + i % 7, "b" + i));
            }
            await(() -> application.bean(StreamState.class).now().obstacle() == StreamState.Obstacle.DATABASE);
            database.startAgain();

            await(() -> application.count("select count(*) from user_actions") == 4_000);
            await(() -> status(application).state() == State.RUNNING);
            assertThat(application.bean(MetricsService.class).recompute()).isEmpty();
            assertThat(application.count("select count(*) from dead_letters")).isZero();
        }
    }

    @Test
    void tenThousandMalformedRecordsOfFiftyKindsAreAllFoundWithTheirReason() {
        var kinds = Malformed.kinds();
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(49);
        var expected = new EnumMap<RefusalReason, Long>(RefusalReason.class);
        var database = TestDatabase.fresh();
        try (var application = running(database.jdbcUrl(), database, "malformed")) {
            var good = 0;
            for (var i = 0; i < MALFORMED - 2 * LARGE; i++) {
                var kind = kinds.get(i % kinds.size());
                application.send("u" + i % 7, kind.record().apply(i));
                expected.merge(kind.reason(), 1L, Long::sum);
                if (i % 10 == 0) {
                    application.send("u1", played("u1", "good" + good++));
                }
            }
            for (var i = 0; i < LARGE; i++) {
                application.send("u1", Malformed.tooLarge().record().apply(i));
                expected.merge(RefusalReason.TOO_LARGE, 1L, Long::sum);
                application.send("u1", played("u1", "good" + i).replace("{}", "{\"stage\": 3}"));
                expected.merge(RefusalReason.OTHER_CONTENT, 1L, Long::sum);
            }
            var recorded = good;

            await(() -> application.count("select count(*) from dead_letters") == MALFORMED);
            await(() -> application.count("select count(*) from user_actions") == recorded);
            await(() -> application.count("select count(*) from dead_letters where not is_published") == 0);
            var found = application.bean(DeadLetterService.class).counts().stream()
                    .collect(Collectors.toMap(DeadLetter.Count::reason, DeadLetter.Count::letters));
            assertThat(found).isEqualTo(expected);
            assertThat(status(application).state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void doorsThatMeetOnTheSameUsersDoNotDeadlock() throws Exception {
        var database = TestDatabase.fresh();
        var doors = Executors.newFixedThreadPool(4);
        try (var application = running(database.jdbcUrl(), database, "meeting")) {
            var work = new ArrayList<Future<?>>();
            for (var i = 0; i < 6_000; i++) {
                application.send("u" + i % 40, played("u" + i % 40, "k" + i));
            }
            for (var thread = 0; thread < 2; thread++) {
                var number = thread;
                work.add(doors.submit(() -> {
                    for (var request = 0; request < 30; request++) {
                        post(application, number + "-" + request);
                    }
                }));
            }
            work.add(doors.submit(() -> importFile(application)));
            work.add(doors.submit(() -> {
                for (var night = 0; night < 10; night++) {
                    application
                            .bean(MetricsService.class)
                            .roll(LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(night));
                }
            }));
            for (var one : work) {
                one.get();
            }

            await(() -> application.count("select count(*) from user_actions") == 6_000 + 60 * 40 + 10 * 400);
            assertThat(application.count("select deadlocks from pg_stat_database where datname = current_database()"))
                    .isZero();
            assertThat(application.count("select sum(actions) from user_metrics"))
                    .isEqualTo(6_000 + 60 * 40 + 10 * 400);
        } finally {
            doors.shutdownNow();
        }
    }

    @Test
    void afterAFixDeadLettersAreRecordedOnce() {
        var database = TestDatabase.fresh();
        try (var application = running(database.jdbcUrl(), database, "fixed")) {
            application.jdbc.sql("""
                            alter table user_actions add constraint mistake check (event_id not like 'bad%')
                            """).update();
            for (var i = 0; i < 300; i++) {
                application.send("u" + i % 7, played("u" + i % 7, (i % 100 == 0 ? "bad" : "good") + i));
            }
            await(() -> application.count("select count(*) from user_actions") == 297);
            await(() -> application.count("select count(*) from dead_letters") == 3);
            var letters = application.bean(DeadLetterService.class);
            assertThat(letters.counts())
                    .extracting(DeadLetter.Count::reason)
                    .containsExactly(RefusalReason.REFUSED_BY_DATABASE);

            application
                    .jdbc
                    .sql("alter table user_actions drop constraint mistake")
                    .update();
            assertThat(letters.replay(null)).isEqualTo(new DeadLetterService.Replay(3, 0));
            assertThat(letters.replay(null)).isEqualTo(new DeadLetterService.Replay(0, 0));

            assertThat(application.count("select count(*) from user_actions")).isEqualTo(300);
            assertThat(letters.counts()).isEmpty();
        }
    }

    /** Each on topics and in a group of its own, as all share the broker. */
    private static StreamApplication running(String jdbcUrl, TestDatabase database, String name) {
        return running(new StreamApplication(broker.address(), jdbcUrl, database.jdbc(), name, settings(name)));
    }

    private static StreamApplication running(String jdbcUrl, TestPostgres database, String name) {
        return running(new StreamApplication(broker.address(), jdbcUrl, database.jdbc(), name, settings(name)));
    }

    private static String[] settings(String name) {
        return new String[] {
            "rekindle.ingest.topic=" + name,
            "rekindle.ingest.dead-letter-topic=" + name + ".dlt",
            "rekindle.ingest.group=" + name,
            "spring.datasource.hikari.connection-timeout=1000"
        };
    }

    private static StreamApplication running(StreamApplication application) {
        await(() -> status(application).state() == State.RUNNING);
        return application;
    }

    private static StreamStatus status(StreamApplication application) {
        return application.bean(StreamService.class).status();
    }

    private static void post(StreamApplication application, String name) {
        var actions = IntStream.range(0, 40)
                .map(user -> 39 - user)
                .mapToObj(user -> played("u" + user, "r" + name + "-" + user))
                .collect(Collectors.joining(",", "[", "]"));
        application.bean(PostedActionService.class).record(actions.getBytes(UTF_8));
    }

    /** Ten batches in one transaction, as an import has them, each with all users. */
    private static void importFile(StreamApplication application) {
        var reader = application.bean(ActionReader.class);
        new TransactionTemplate(application.bean(PlatformTransactionManager.class)).executeWithoutResult(begun -> {
            for (var batch = 0; batch < 10; batch++) {
                var number = batch;
                List<Arrival> rows = IntStream.range(0, 400)
                        .mapToObj(i -> played("u" + (i + number) % (40 - number), "c" + number + "-" + i))
                        .map(text -> reader.read(text.getBytes(UTF_8)))
                        .toList();
                application.bean(ActionIntakeService.class).record(Door.CSV, rows);
            }
        });
    }

    private static String played(String userId, String eventId) {
        return action(userId, eventId, "PLAY_GAME", "2026-11-20T03:00:00Z", "{}");
    }
}
