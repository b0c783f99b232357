package dev.rekindle.embedded;

import java.nio.file.Path;
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
        return new EmbeddedPostgres(folder, settings);
    }

    @Bean
    @ConditionalOnProperty(name = "spring.kafka.bootstrap-servers", havingValue = "embedded", matchIfMissing = true)
    KafkaConnectionDetails embeddedKafka(DataFolder folder, EmbeddedServers settings) throws Exception {
        return new EmbeddedKafka(folder, settings);
    }
}
