package dev.rekindle.notification;

import dev.rekindle.access.AuditService;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** The sending of messages over a database, without the rest of the application, transactions and all. */
final class Deliveries implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Deliveries(DataSource dataSource, Clock clock) {
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(AuditService.class, () -> Mockito.mock(AuditService.class));
        context.register(
                Transactions.class,
                NotificationStore.class,
                DeliveryStore.class,
                ChannelStore.class,
                NotificationCountQuery.class,
                SendingPolicyStore.class,
                DeliveryService.class,
                SignedPost.class,
                ReceiverQuery.class,
                ForecastService.class,
                ChannelTestService.class,
                Webhook.class,
                Email.class);
        context.refresh();
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Sending sending() {
        return new Sending(
                get(DeliveryService.class),
                get(ChannelStore.class),
                List.copyOf(context.getBeansOfType(Transport.class).values()));
    }

    /** Sends until nothing is due. */
    void sendAll() {
        var sending = sending();
        while (sending.doSome()) {
            // until nothing is due
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
