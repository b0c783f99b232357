package dev.rekindle.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Refusal;
import dev.rekindle.activity.RefusalReason;
import dev.rekindle.ingest.DeadLetter.State;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeadLetterStoreTest {

    private static final Instant T = Instant.parse("2026-11-21T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final DeadLetterStore store = new DeadLetterStore(jdbc);

    @Test
    void reasonsAreCountedWithTheirNewestSample() {
        store.add("id", List.of(refused(0, "{", RefusalReason.NOT_JSON), refused(1, "x", RefusalReason.NOT_JSON)), T);
        store.add("id", List.of(refused(2, null, RefusalReason.EMPTY_PAYLOAD)), T.plusSeconds(1));

        assertThat(store.counts())
                .extracting(count -> count.reason() + " " + count.letters() + " "
                        + count.newest().sample())
                .containsExactly("NOT_JSON 2 x", "EMPTY_PAYLOAD 1 ");
        assertThat(store.countUnrecorded()).isEqualTo(3);
        assertThat(store.letters(RefusalReason.NOT_JSON, State.WAITING, 1, 10))
                .extracting(letter -> letter.place().offset())
                .containsExactly(0L);
    }

    @Test
    void ofAPayloadBeyondAllBoundsOnlyTheBeginningIsKeptAndItIsNotTriedAgain() {
        store.add("id", List.of(refused(0, "x".repeat(ActionReader.LARGEST + 1), RefusalReason.TOO_LARGE)), T);

        var letter = store.letters(null, null, 0, 10).getFirst();
        assertThat(letter.bytes()).isEqualTo(ActionReader.LARGEST + 1);
        assertThat(letter.sample()).hasSize(DeadLetterStore.SAMPLE_BYTES);
        assertThat(store.lockUnrecorded(null, T.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    void whatIsReplayedOrPublishedIsNotTakenAgain() {
        store.add("id", List.of(refused(0, "a", RefusalReason.NOT_JSON), refused(1, "b", RefusalReason.NOT_JSON)), T);
        var later = T.plusSeconds(5);
        var first = store.lockUnrecorded(RefusalReason.NOT_JSON, later, 1).getFirst();
        store.replayed(List.of(first.place()), later);
        var second = store.lockUnrecorded(null, later, 10).getFirst();
        store.refusedAgain(second.place(), new Refusal(null, RefusalReason.TOO_LATE, "x"), later);

        assertThat(store.lockUnrecorded(null, later, 10)).isEmpty();
        assertThat(store.letters(null, null, 0, 10))
                .extracting(letter -> letter.state() + " " + letter.refusal().reason())
                .containsExactlyInAnyOrder("REPLAYED NOT_JSON", "REFUSED_AGAIN TOO_LATE");

        var unpublished = store.lockUnpublished(10);
        assertThat(unpublished).hasSize(2);
        store.published(List.of(unpublished.getFirst().place()));
        assertThat(store.lockUnpublished(10)).hasSize(1);
    }

    @Test
    void bytesThatAreNoTextCanBeRead() {
        assertThat(DeadLetterStore.readable(
                        new byte[] {'a', (byte) 0xFF, 0, (byte) 0xEC, (byte) 0x95, (byte) 0x88, (byte) 0xC3}))
                .isEqualTo("a\\xFF␀안\\xC3");
    }

    private static RefusedRecord refused(long offset, String payload, RefusalReason reason) {
        return new RefusedRecord(
                new ConsumerRecord<>("t", 0, offset, new byte[0], payload == null ? null : payload.getBytes(UTF_8)),
                new Refusal(null, reason, ""));
    }
}
