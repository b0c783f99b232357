package dev.rekindle.ingest;

import java.util.Collection;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/** How the stream is read: in large batches, from where the database says, again and again until it is recorded. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestSettings.class)
class IngestConfiguration {

    /**
     * At low rates a batch waits this long for company; a transaction for each action would cost more than it brings.
     */
    private static final int GATHER_MILLIS = 100;

    private static final int GATHER_BYTES = 1 << 16;

    /** Of one partition at once: else a backlog would come in small batches, however large they may be. */
    private static final int PARTITION_BYTES = 1 << 23;

    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> actionListeners(
            ConsumerFactory<?, ?> consumers, IngestSettings settings, StreamReading reading, StreamRetry retry) {
        var configuration = new HashMap<>(consumers.getConfigurationProperties());
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        // Where to read is known from the database; Kafka's own position is for tools that show lags.
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch());
        configuration.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHER_BYTES);
        configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHER_MILLIS);
        configuration.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        var listeners = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
        listeners.setConsumerFactory(new DefaultKafkaConsumerFactory<>(
                configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        listeners.setBatchListener(true);
        listeners.setConcurrency(settings.consumers());
        listeners.setCommonErrorHandler(retry);
        listeners.getContainerProperties().setAckMode(AckMode.BATCH);
        listeners.getContainerProperties().setConsumerRebalanceListener(new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                reading.place(consumer, partitions);
            }

            @Override
            public void onPartitionsRevokedBeforeCommit(
                    Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                reading.forget(partitions);
            }

            @Override
            public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                reading.forget(partitions);
            }
        });
        return listeners;
    }
}
