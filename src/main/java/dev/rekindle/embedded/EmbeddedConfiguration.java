package dev.rekindle.embedded;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded servers where no address of a real one is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddedServers.class)
class EmbeddedConfiguration {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedConfiguration.class);

    @Bean
    HeldDataFolder heldDataFolder(@Value("${rekindle.data}") Path path) {
        return new HeldDataFolder(new DataFolder(path));
    }

    @Bean
    DataFolder dataFolder(HeldDataFolder held) {
        return held.folder();
    }

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
    JdbcConnectionDetails embeddedPostgres(DataFolder folder, EmbeddedServers settings) throws Exception {
        log.info("Starting PostgreSQL in {}", folder.postgres());
        return new EmbeddedPostgres(folder, settings);
    }

    @Bean
    @ConditionalOnProperty(name = "spring.kafka.bootstrap-servers", havingValue = "embedded", matchIfMissing = true)
    KafkaConnectionDetails embeddedKafka(DataFolder folder, EmbeddedServers settings) throws Exception {
        log.info("Starting Kafka in {}", folder.kafka());
        return new EmbeddedKafka(folder, settings);
    }
}
