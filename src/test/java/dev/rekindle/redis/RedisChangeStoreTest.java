package dev.rekindle.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RedisChangeStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final RedisChangeStore store = new RedisChangeStore(jdbc);

    @Test
    void oldestAreTakenFirstAndEachUserOnce() {
        store.add(List.of("u1", "u2"), NOON);
        store.add(List.of("u1", "u3"), NOON.plusSeconds(1));

        assertThat(store.waitingUsers()).isEqualTo(3);
        assertThat(store.oldestAt()).contains(NOON);
        assertThat(store.takeOldest(3)).containsExactlyInAnyOrder("u1", "u2");
        assertThat(store.oldestAt()).contains(NOON.plusSeconds(1));
        assertThat(store.takeOldest(3)).containsExactly("u3");
        assertThat(store.takeOldest(3)).isEmpty();
        assertThat(store.oldestAt()).isEmpty();
    }

    @Test
    void oneChangeOfEachIsEnough() {
        store.add(List.of("u1", "u2"), NOON);
        store.add(List.of("u1"), NOON.plusSeconds(1));
        store.add(List.of("u1"), NOON.plusSeconds(2));

        assertThat(store.keepOneOfEach()).isEqualTo(2);
        assertThat(jdbc.sql(
                                "select user_id || ' ' || extract(second from changed_at)::integer from redis_changes order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("u1 2", "u2 0");
    }

    @Test
    void onlyOneTransactionHasItsTurn() {
        var other = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        var here = new JdbcTransactionManager(database.dataSource());
        var own = new RedisChangeStore(JdbcClient.create(here.getDataSource()));

        new TransactionTemplate(here).executeWithoutResult(begun -> {
            assertThat(own.takeTurn()).isTrue();
            assertThat(store.takeTurn()).isFalse();
        });
        other.executeWithoutResult(begun -> assertThat(store.takeTurn()).isTrue());
    }

    @Test
    void usersOfTheSessionsTablesAreAdded() {
        var manager = new JdbcTransactionManager(database.dataSource());
        var session = JdbcClient.create(manager.getDataSource());
        var own = new RedisChangeStore(session);
        new TransactionTemplate(manager).executeWithoutResult(begun -> {
            session.sql("create temporary table touched_users (user_id text) on commit drop")
                    .update();
            session.sql(
                            "create temporary table moved_users (user_id text, from_group text, to_group text) on commit drop")
                    .update();
            session.sql("insert into touched_users values ('u1')").update();
            session.sql("insert into moved_users values ('u2', 'Medium', 'Whale'), ('u3', 'Medium', 'Medium')")
                    .update();
            own.addTouched(NOON);
            own.addMoved(NOON);
        });

        assertThat(store.takeOldest(10)).containsExactlyInAnyOrder("u1", "u2");
    }
}
