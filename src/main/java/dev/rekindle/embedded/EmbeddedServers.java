package dev.rekindle.embedded;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the servers inside the process run.
 *
 * @param postgresPort the port PostgreSQL listens on, on loopback; 0 takes a free one
 * @param kafkaPort the port Kafka listens on, on loopback; 0 takes a free one
 * @param sharedBuffers memory PostgreSQL keeps pages in
 * @param workMem memory one sort or hash of a query may take before it goes to disk
 */
@ConfigurationProperties("rekindle.embedded")
record EmbeddedServers(
        @DefaultValue("0") int postgresPort,
        @DefaultValue("0") int kafkaPort,
        @DefaultValue("512MB") String sharedBuffers,
        @DefaultValue("64MB") String workMem) {}
