package dev.rekindle.ingest;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes actions from the stream. */
@Component
class ActionListener {

    static final String ID = "actions";

    private final StreamReading reading;

    ActionListener(StreamReading reading) {
        this.reading = reading;
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            topics = "${rekindle.ingest.topic}",
            containerFactory = "actionListeners",
            autoStartup = "false")
    void onActions(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        reading.record(records, consumer);
    }
}
