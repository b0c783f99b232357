package dev.rekindle.outbox;

import dev.rekindle.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** An outbox on a database of its own, and ways to write into it. */
final class Outbox implements AutoCloseable {

    final JdbcClient jdbc;
    final OutboxStore store;
    final OutboxService service;
    final DataSource dataSource;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @Configuration
    @EnableTransactionManagement
    static class Transactions {}

    Outbox(NewsPublisher publisher) {
        dataSource = TestDatabase.fresh().dataSource();
        jdbc = JdbcClient.create(dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(NewsPublisher.class, () -> publisher);
        context.register(Transactions.class, OutboxStore.class, OutboxService.class);
        context.refresh();
        store = context.getBean(OutboxStore.class);
        service = context.getBean(OutboxService.class);
    }

    void write(String userId, String payload) {
        write(jdbc, userId, payload);
    }

    static void write(JdbcClient jdbc, String userId, String payload) {
        jdbc.sql("""
                        insert into outbox (user_id, topic, payload, created_at)
                        values (:user, 'segment.changed', :payload, '2026-11-20T12:00:00+09:00')
                        """).param("user", userId).param("payload", payload).update();
    }

    List<String> waiting() {
        return jdbc.sql("select payload from outbox order by position")
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        context.close();
    }
}
