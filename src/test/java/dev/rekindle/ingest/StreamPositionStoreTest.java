package dev.rekindle.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPositionStoreTest {

    private static final Instant T = Instant.parse("2026-11-21T03:00:00Z");

    private final StreamPositionStore store =
            new StreamPositionStore(TestDatabase.fresh().jdbc());

    @Test
    void aPositionMovesOnlyFromWhereItStands() {
        assertThat(store.move("t", "id", List.of(new Span(0, 0, 10, T, 0), new Span(1, 5, 7, T, 5)), T))
                .isTrue();
        assertThat(store.move("t", "id", List.of(new Span(0, 10, 12, T.plusSeconds(1), 2)), T))
                .isTrue();

        assertThat(store.positions("t", "id"))
                .containsExactly(new StreamPosition(0, 12, T.plusSeconds(1), 2), new StreamPosition(1, 7, T, 5));
        assertThat(store.move("t", "id", List.of(new Span(0, 10, 15, T, 0)), T)).isFalse();
        assertThat(store.positions("t", "id").getFirst().nextOffset()).isEqualTo(12);
    }

    @Test
    void oneOfSeveralThatStandsElsewhereIsTold() {
        store.move("t", "id", List.of(new Span(0, 0, 10, T, 0), new Span(1, 0, 10, T, 0)), T);

        assertThat(store.move("t", "id", List.of(new Span(0, 10, 20, T, 0), new Span(1, 9, 20, T, 0)), T))
                .isFalse();
    }

    @Test
    void aTopicMadeAnewHasPositionsOfItsOwn() {
        store.move("t", "id", List.of(new Span(0, 0, 10, T, 0)), T);

        assertThat(store.positions("t", "other")).isEmpty();
        assertThat(store.move("t", "other", List.of(new Span(0, 0, 3, T, 0)), T))
                .isTrue();
    }
}
