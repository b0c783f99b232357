package dev.rekindle.demo;

import dev.rekindle.TestDatabase;
import dev.rekindle.access.AuditService;
import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.audience.UserStore;
import dev.rekindle.history.UserHistoryService;
import dev.rekindle.metrics.MetricsService;
import dev.rekindle.recommendation.LearningService;
import dev.rekindle.segment.SegmentLifetimeService;
import dev.rekindle.snapshot.DataVersionStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** A fresh database and the demo service over it, with real transactions. */
final class DemoDatabase implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Beans.class);

    DemoService service() {
        return context.getBean(DemoService.class);
    }

    DataVersionStore versions() {
        return context.getBean(DataVersionStore.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Without {@code @Configuration}: the scan of the whole application in other tests must not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackageClasses = {
                AuditService.class,
                UserHistoryService.class,
                ActionIntakeService.class,
                MetricsService.class,
                UserStore.class,
                SegmentLifetimeService.class,
                LearningService.class
            },
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(Audit(Service|Store)|UserHistoryStore"
                                    + "|(activity|metrics)\\.\\w+(Store|Service|Query|Reader)|UserStore"
                                    + "|(PastChange|SegmentLifetime)(Service|Store)|SegmentPolicyStore|UserLtvStore"
                                    + "|recommendation\\.(LearningService|CatalogueService|\\w+(Store|Query)))"))
    @Import({DemoService.class, DemoHistory.class, DemoStore.class, DataVersionStore.class})
    static class Beans {

        @Bean
        DataSource dataSource() {
            return TestDatabase.fresh().dataSource();
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JsonMapper jsonMapper() {
            return new JsonMapper();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
