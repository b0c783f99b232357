package dev.rekindle.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.embedded.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** The relay and a real broker, which is stopped and started. */
class OutboxRelayTest {

    private static final int USERS = 5;

    @Test
    void allNewsArrivesInTheOrderOfEachUserAlsoAcrossAStoppedBroker() throws Exception {
        try (var broker = TestBroker.start();
                var publisher = new KafkaNewsPublisher(
                        new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", broker.address())));
                var outbox = new Outbox(publisher)) {
            var relay = new OutboxRelay(outbox.service);
            write(outbox, 0, 500);
            relay.start();
            awaitEmpty(outbox);
            broker.stop();
            write(outbox, 500, 1_000);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> outbox.service.status().failure() != null);
            assertThat(outbox.waiting()).hasSize(500);

            broker.startAgain();
            awaitEmpty(outbox);
            relay.stop();

            assertThat(relay.isRunning()).isFalse();
            assertThat(outbox.service.status().failure()).isNull();
            var received = receive(broker.address());
            for (var user = 0; user < USERS; user++) {
                var own = user;
                assertThat(numbers(received, "u" + user))
                        .containsExactlyElementsOf(IntStream.range(0, 1_000)
                                .filter(number -> number % USERS == own)
                                .boxed()
                                .toList());
            }
            assertThat(new String(
                            received.getFirst()
                                    .headers()
                                    .lastHeader("outbox_position")
                                    .value(),
                            StandardCharsets.UTF_8))
                    .matches("\\d+");
        }
    }

    private static void write(Outbox outbox, int from, int until) {
        for (var number = from; number < until; number++) {
            outbox.write("u" + number % USERS, "" + number);
        }
    }

    /** The numbers of a user in the order they came in, each when it came first. */
    private static List<Integer> numbers(List<ConsumerRecord<String, String>> received, String user) {
        return received.stream()
                .filter(record -> record.key().equals(user))
                .map(record -> Integer.valueOf(record.value()))
                .distinct()
                .toList();
    }

    private static List<ConsumerRecord<String, String>> receive(String address) {
        var received = new ArrayList<ConsumerRecord<String, String>>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", address, "group.id", "test", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("segment.changed"));
            for (var looks = 0;
                    received.stream().map(ConsumerRecord::value).distinct().count() < 1_000 && looks < 60;
                    looks++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(received::add);
            }
        }
        return received;
    }

    private static void awaitEmpty(Outbox outbox) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> outbox.store.waiting() == 0);
    }
}
