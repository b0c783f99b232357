package dev.rekindle.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.ingest.DeadLetterStore.Unpublished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Puts dead letters on their topic, each at least once: they are taken from the table and marked when the broker has
 * them. Wakes when there are new ones, and now and then for those that could not be sent.
 */
@Component
class DeadLetterPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPublisher.class);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int AT_ONCE = 200;

    private final DeadLetterService letters;
    private final Map<String, Object> configuration;
    private final IngestSettings settings;
    private final Semaphore news = new Semaphore(0);
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable Thread publishing;
    private volatile boolean stopping;

    DeadLetterPublisher(DeadLetterService letters, ProducerFactory<?, ?> producers, IngestSettings settings) {
        this.letters = letters;
        this.settings = settings;
        this.configuration = new HashMap<>(producers.getConfigurationProperties());
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    }

    /** There may be new ones. */
    void publishSoon() {
        news.release();
    }

    @Override
    public void start() {
        publishing = Thread.ofPlatform().name("dead-letters").daemon().start(this::publishUntilStopped);
    }

    private void publishUntilStopped() {
        try {
            while (!stopping) {
                publishAll();
                if (news.tryAcquire(NOW_AND_THEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (producer != null) {
                producer.close(Duration.ofSeconds(1));
            }
        }
    }

    private void publishAll() {
        try {
            while (letters.publish(this::send, AT_ONCE) == AT_ONCE) {
                LOG.debug("Sent {} dead letters", AT_ONCE);
            }
        } catch (KafkaException | DataAccessException | TransactionException e) {
            LOG.warn("Dead letters stay in the database for now, the topic gets them later: {}", e.toString());
        }
    }

    /** Returns when the broker has all of them. */
    private void send(Collection<Unpublished> some) {
        if (producer == null) {
            producer = new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
        }
        var sent = new ArrayList<Future<?>>();
        for (var letter : some) {
            var out = new ProducerRecord<byte[], byte[]>(settings.deadLetterTopic(), letter.payload());
            add(out.headers(), "reason", letter.refusal().reason().name());
            add(out.headers(), "sentence", letter.refusal().sentence());
            add(out.headers(), "topic", letter.place().topic());
            add(out.headers(), "partition", letter.place().partition());
            add(out.headers(), "offset", letter.place().offset());
            add(out.headers(), "bytes", letter.bytes());
            sent.add(producer.send(out));
        }
        producer.flush();
        for (var one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new KafkaException("A dead letter could not be sent.", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("Stopped while dead letters were being sent.", e);
            }
        }
    }

    private static void add(Headers headers, String name, Object value) {
        headers.add(name, String.valueOf(value).getBytes(UTF_8));
    }

    @Override
    public void stop() {
        stopping = true;
        news.release();
    }

    @Override
    public boolean isRunning() {
        return publishing != null && publishing.isAlive();
    }
}
