package dev.rekindle.ingest;

import static dev.rekindle.activity.IntakeEngine.action;
import static dev.rekindle.ingest.StreamApplication.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.embedded.TestBroker;
import dev.rekindle.ingest.StreamStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** What follows the stream, on a real broker and a real database. */
class StreamTest {

    private static TestBroker broker;
    private TestDatabase database;
    private StreamApplication application;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        application = new StreamApplication(broker.address(), database);
        // The broker would make the topic for whoever sends first.
        await(() -> status().state() == State.RUNNING);
    }

    /** Each test has topics of its own: none, until the next application makes them anew. */
    @AfterEach
    void stop() throws Exception {
        application.close();
        deleteTopic();
    }

    @Test
    void whatIsSentIsRecordedAndWhatCannotBeIsADeadLetter() {
        for (var i = 0; i < 5_000; i++) {
            application.send("u" + i % 700, played(i % 700, i));
        }
        application.send("u1", "{\"user_id\": 7");

        await(() -> actions() == 5_000);
        await(() -> application.count("select count(*) from dead_letters where is_published") == 1);
        assertThat(application.count("select sum(actions) from user_metrics")).isEqualTo(5_000);
        assertThat(recorded()).isEqualTo(5_001);
    }

    @Test
    void theSameTopicFromItsBeginningRecordsNothingTwice() {
        sendAndAwait(0, 100);
        listeners().stop();
        application.jdbc.sql("delete from stream_positions").update();
        listeners().start();

        await(() -> recorded() == 100);
        assertThat(actions()).isEqualTo(100);
        assertThat(application.count("select sum(duplicate) from intake_minutes"))
                .isEqualTo(100);
        assertThat(application.count("select sum(actions) from user_metrics")).isEqualTo(100);
    }

    @Test
    void whatWasDeliveredBeforeIsNotEvenLookedAt() {
        sendAndAwait(0, 100);
        listeners().stop();
        listeners().start();
        sendAndAwait(100, 200);

        assertThat(recorded()).isEqualTo(200);
        assertThat(application.count("select sum(duplicate) from intake_minutes"))
                .isZero();
    }

    @Test
    void aReaderWhosePartitionAnotherHasTakenOverRecordsNothing() {
        sendAndAwait(0, 10);
        var topicId = application.bean(Broker.class).topicId("user.actions").orElseThrow();
        var position = application
                .bean(StreamIntakeService.class)
                .positions("user.actions", topicId)
                .getFirst();
        var stale =
                new Span(position.partition(), position.nextOffset() - 1, position.nextOffset() + 5, Instant.now(), 0);

        var done = application
                .bean(StreamIntakeService.class)
                .record("user.actions", topicId, List.of(stale), List.of(record("late")), List.of(arrival("late")));

        assertThat(done).isEmpty();
        assertThat(actions()).isEqualTo(10);
        assertThat(recorded()).isEqualTo(10);
    }

    @Test
    void aTopicMadeAnewIsReadFromItsBeginning() throws Exception {
        sendAndAwait(0, 100);
        listeners().stop();
        deleteTopic();
        application.bean(Broker.class).makeTopics();
        listeners().start();
        sendAndAwait(100, 150);

        assertThat(actions()).isEqualTo(150);
    }

    @Test
    void aTopicMadeAnewWhileItIsReadIsReadFromItsBeginning() throws Exception {
        sendAndAwait(0, 100);
        deleteTopic();
        application.bean(Broker.class).makeTopics();
        sendAndAwait(100, 300);

        assertThat(actions()).isEqualTo(300);
    }

    @Test
    void whenTheBrokerComesBackTheStreamGoesOn() throws Exception {
        sendAndAwait(0, 50);
        broker.stop();
        await(() -> status().state() == State.WAITING_FOR_BROKER);
        broker.startAgain();
        sendAndAwait(50, 100);

        await(() -> status().state() == State.RUNNING);
        assertThat(actions()).isEqualTo(100);
    }

    @Test
    void withoutABrokerTheRestRunsAndSaysSo() {
        try (var alone = new StreamApplication("localhost:1", TestDatabase.fresh())) {
            await(() -> alone.bean(StreamService.class).status().state() == State.WAITING_FOR_BROKER);
            var status = alone.bean(StreamService.class).status();
            assertThat(status.completeUntil()).isNull();
            assertThat(status.partitions()).isEmpty();
        }
    }

    @Test
    void theStatusSaysHowFarTheStreamIsRecorded() {
        var before = Instant.now();
        sendAndAwait(0, 60);

        await(() -> status().completeUntil() != null && status().completeUntil().isAfter(before));
        var status = status();
        assertThat(status.state()).isEqualTo(State.RUNNING);
        assertThat(status.partitions()).hasSize(6).allMatch(partition -> partition.lag() == 0);
        assertThat(status.accepted()).isEqualTo(60);
        assertThat(status.lastActionAt()).isEqualTo(Instant.parse("2025-11-21T11:00:00Z"));
    }

    @Test
    void twoInstancesShareTheStream() {
        try (var other = new StreamApplication(broker.address(), database)) {
            sendAndAwait(0, 2_000);
            other.bean(KafkaListenerEndpointRegistry.class)
                    .getListenerContainer(ActionListener.ID)
                    .stop();
            sendAndAwait(2_000, 3_000);
        }

        assertThat(actions()).isEqualTo(3_000);
        assertThat(application.count("select sum(actions) from user_metrics")).isEqualTo(3_000);
    }

    private void sendAndAwait(int from, int to) {
        for (var i = from; i < to; i++) {
            application.send("u" + i % 7, played(i % 7, i));
        }
        await(() -> actions() == to);
    }

    private static String played(int user, int event) {
        return action("u" + user, "e" + event, "PLAY_GAME", "2025-11-21T11:00:00Z", "{}");
    }

    private Arrival arrival(String eventId) {
        return application
                .bean(ActionReader.class)
                .read(action("u1", eventId, "PLAY_GAME", "2025-11-21T11:00:00Z", "{}")
                        .getBytes(UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> record(String value) {
        return new ConsumerRecord<>("user.actions", 0, 0, new byte[0], value.getBytes(UTF_8));
    }

    private MessageListenerContainer listeners() {
        return application.bean(KafkaListenerEndpointRegistry.class).getListenerContainer(ActionListener.ID);
    }

    private StreamStatus status() {
        return application.bean(StreamService.class).status();
    }

    private long actions() {
        return application.count("select count(*) from user_actions");
    }

    private long recorded() {
        return application.count("select sum(next_offset) from stream_positions");
    }

    /** Who reads it may make it anew at once, so that it is gone when it has another identity. */
    private static void deleteTopic() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.address()))) {
            var before = topicIds(admin);
            admin.deleteTopics(List.of("user.actions")).all().get();
            await(() -> !topicIds(admin).equals(before));
        }
    }

    private static List<Uuid> topicIds(Admin admin) throws Exception {
        return admin.listTopics().listings().get().stream()
                .filter(topic -> topic.name().equals("user.actions"))
                .map(TopicListing::topicId)
                .toList();
    }
}
