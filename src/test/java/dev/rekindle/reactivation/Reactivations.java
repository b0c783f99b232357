package dev.rekindle.reactivation;

import dev.rekindle.TestDatabase;
import dev.rekindle.access.AuditService;
import dev.rekindle.notification.SendingPolicyStore;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** A reactivation service over a test's own database, without the rest of the application. */
final class Reactivations {

    private Reactivations() {}

    static ReactivationService over(TestDatabase database) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> oneConnection(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(AuditService.class, () -> Mockito.mock(AuditService.class));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.register(SendingPolicyStore.class);
        context.register(
                CampaignPeopleQuery.class,
                ReactivationUserQuery.class,
                PlannedSendQuery.class,
                NewestRowQuery.class,
                ReactivationService.class);
        context.scan("dev.rekindle.risk", "dev.rekindle.matching", "dev.rekindle.campaign", "dev.rekindle.snapshot");
        context.refresh();
        return context.getBean(ReactivationService.class);
    }

    /* Connecting anew for every statement would take longer than the statements of a small data set. */
    private static DataSource oneConnection(TestDatabase database) {
        try {
            return new SingleConnectionDataSource(database.dataSource().getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
