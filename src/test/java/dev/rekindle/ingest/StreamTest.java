package dev.rekindle.ingest;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.embedded.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole application following a real broker. */
class StreamTest {

    private static TestBroker broker;
    private static StreamApplication application;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start();
        application = new StreamApplication(broker.address(), TestDatabase.fresh());
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        broker.close();
    }

    @Test
    void whatIsSentIsRecordedAndWhatCannotBeIsADeadLetter() {
        for (var i = 0; i < 5_000; i++) {
            application.send("u" + i % 700, action("u" + i % 700, "e" + i, "PLAY_GAME", "2025-11-21T11:00:00Z", "{}"));
        }
        application.send("u1", "{\"user_id\": 7");

        StreamApplication.await(() -> application.count("select count(*) from user_actions") == 5_000);
        StreamApplication.await(() -> application.count("select count(*) from dead_letters where is_published") == 1);
        assertThat(application.count("select sum(actions) from user_metrics")).isEqualTo(5_000);
        assertThat(application.count("select sum(next_offset) from stream_positions"))
                .isEqualTo(5_001);
    }
}
