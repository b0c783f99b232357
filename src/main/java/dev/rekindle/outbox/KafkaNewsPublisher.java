package dev.rekindle.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends news to Kafka, with the user id as key: all news of a user goes to one partition, and an idempotent producer
 * keeps the order there. The producer is made when there is something to send and made anew after a failure.
 */
@Component
class KafkaNewsPublisher implements NewsPublisher, AutoCloseable {

    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            // One after the other: what follows a request that timed out would be refused as out of order until that is
            // told.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
            ProducerConfig.LINGER_MS_CONFIG, 1,
            ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);

    private final Map<String, Object> settings;
    private @Nullable Producer<String, String> producer;

    KafkaNewsPublisher(ProducerFactory<?, ?> configured) {
        this.settings = new HashMap<>(configured.getConfigurationProperties());
        settings.putAll(SETTINGS);
    }

    @Override
    public void publish(List<News> news) {
        var sending = producer();
        var arrivals = new ArrayList<Future<RecordMetadata>>(news.size());
        try {
            for (var message : news) {
                var arrival = sending.send(record(message));
                arrivals.add(arrival);
                if (arrival.isDone()) {
                    // Without a broker each send waits for one in vain: the first says enough.
                    arrival.get();
                }
            }
            for (var arrival : arrivals) {
                arrival.get();
            }
        } catch (ExecutionException e) {
            close();
            throw new NewsNotPublished(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            close();
            throw new NewsNotPublished(e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new NewsNotPublished(e);
        }
    }

    /** Without waiting for what is on its way: it is in the outbox still. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Producer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private static ProducerRecord<String, String> record(News news) {
        var message = new ProducerRecord<>(news.topic(), news.userId(), news.payload());
        message.headers().add("outbox_position", Long.toString(news.position()).getBytes(StandardCharsets.US_ASCII));
        news.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
