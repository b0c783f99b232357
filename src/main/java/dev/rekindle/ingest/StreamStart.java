package dev.rekindle.ingest;

import dev.rekindle.ingest.StreamState.Obstacle;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/**
 * Begins to follow the stream as soon as there is a broker, and does without until then: pages and other doors work
 * without one.
 */
@Component
class StreamStart implements SmartLifecycle {

    private final Broker broker;
    private final KafkaListenerEndpointRegistry listeners;
    private final StreamState state;
    private final IngestSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread starting;

    StreamStart(Broker broker, KafkaListenerEndpointRegistry listeners, StreamState state, IngestSettings settings) {
        this.broker = broker;
        this.listeners = listeners;
        this.state = state;
        this.settings = settings;
    }

    @Override
    public void start() {
        starting = Thread.ofPlatform().name("stream-start").daemon().start(this::startWhenThereIsABroker);
    }

    private void startWhenThereIsABroker() {
        try {
            while (stopping.getCount() > 0) {
                try {
                    broker.makeTopics();
                    Objects.requireNonNull(listeners.getListenerContainer(ActionListener.ID))
                            .start();
                    state.started();
                    return;
                } catch (KafkaException e) {
                    var failures = state.startWaits(Obstacle.BROKER, e);
                    if (stopping.await(settings.pause(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        var thread = starting;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return starting != null && stopping.getCount() > 0;
    }
}
