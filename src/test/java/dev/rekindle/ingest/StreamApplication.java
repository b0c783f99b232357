package dev.rekindle.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.TestDatabase;
import dev.rekindle.audience.UserStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** All of the application that follows the stream, without its pages; several of them may share broker and database. */
final class StreamApplication implements AutoCloseable {

    final JdbcClient jdbc;
    private final String topic;
    private final ConfigurableApplicationContext context;
    private final KafkaProducer<byte[], byte[]> producer;

    StreamApplication(String broker, TestDatabase database, String... settings) {
        this(broker, database.jdbcUrl(), database.jdbc(), settings);
    }

    StreamApplication(String broker, String jdbcUrl, JdbcClient jdbc, String... settings) {
        this(broker, jdbcUrl, jdbc, "user.actions", settings);
    }

    StreamApplication(String broker, String jdbcUrl, JdbcClient jdbc, String topic, String[] settings) {
        this.jdbc = jdbc;
        this.topic = topic;
        this.context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + jdbcUrl,
                        "spring.datasource.username=postgres",
                        "spring.kafka.bootstrap-servers=" + broker,
                        "rekindle.ingest.longest-pause=1s")
                .run(Stream.of(settings).map(setting -> "--" + setting).toArray(String[]::new));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "max.request.size", 8_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void send(String key, String value) {
        send(key, value.getBytes(UTF_8));
    }

    void send(String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).optional().orElse(0L);
    }

    /** Waits, half a minute at most, until that is so. */
    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        context.close();
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        KafkaAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {
                "dev.rekindle.activity",
                "dev.rekindle.metrics",
                "dev.rekindle.ingest",
                "dev.rekindle.segment",
                "dev.rekindle.notification",
                "dev.rekindle.outbox"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(Test|Application|Engine|Api|Segments|Outbox|PolicyService|AudienceService|ChannelService|\\.ui\\..*)(\\$.*)?"))
    @ComponentScan(
            basePackageClasses = UserStore.class,
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = UserStore.class))
    @ComponentScan(
            basePackages = "dev.rekindle.access",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.rekindle\\.access\\.Audit(Service|Store)"))
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.system(ZoneId.of("Asia/Seoul"));
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }
}
