package dev.rekindle.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** What is asked of the broker besides records: topics, which of their name this one is, and where they end. */
@Component
class Broker implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final String address;
    private final IngestSettings settings;

    Broker(KafkaAdmin kafka, IngestSettings settings) {
        var configuration = new HashMap<>(kafka.getConfigurationProperties());
        configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        this.admin = Admin.create(configuration);
        var servers = configuration.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        this.address = servers instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(servers);
        this.settings = settings;
    }

    /** Where it is looked for. */
    String address() {
        return address;
    }

    /** Makes the topics that are not there. */
    void makeTopics() {
        for (var name : List.of(settings.topic(), settings.deadLetterTopic())) {
            var topic = new NewTopic(name, Optional.of(settings.partitions()), Optional.empty())
                    .configs(Map.of(
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                            String.valueOf(settings.largestRecord().toBytes())));
            try {
                answer(admin.createTopics(List.of(topic)).all());
            } catch (TopicExistsException itIsThere) {
                // as wanted
            }
        }
    }

    /** Which topic it is that has this name now; one made anew is another one. Empty when there is none. */
    Optional<String> topicId(String topic) {
        try {
            var description =
                    answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
            return Optional.ofNullable(description).map(found -> found.topicId().toString());
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** The offset at which the next record of each partition will stand. */
    Map<Integer, Long> ends(String topic) {
        var description =
                answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
        if (description == null) {
            return Map.of();
        }
        var asked = description.partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition.partition()),
                        partition -> OffsetSpec.latest()));
        return answer(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException problem ? problem : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("The broker does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for the broker.", e);
        }
    }

    @Override
    public void destroy() {
        admin.close(Duration.ofSeconds(1));
    }
}
