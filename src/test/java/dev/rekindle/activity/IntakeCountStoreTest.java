package dev.rekindle.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.activity.UnknownWord.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeCountStoreTest {

    private final IntakeSession session = new IntakeSession();
    private final IntakeCountStore store = new IntakeCountStore(session.jdbc);

    @Test
    void batchesOfAMinuteAndDoorAddUp() {
        session.inTransaction(() -> {
            store.add(Door.KAFKA, Instant.parse("2026-11-21T03:00:00Z"), new Intake(5, 2, List.of()));
            store.add(Door.KAFKA, Instant.parse("2026-11-21T03:00:59Z"), new Intake(1, 1, List.of()));
            store.add(Door.REST, Instant.parse("2026-11-21T03:01:00Z"), new Intake(3, 0, List.of()));
        });

        assertThat(session.rows("select minute, door, accepted, duplicate, rejected from intake_minutes order by 1"))
                .containsExactly("2026-11-21 03:00:00+00|KAFKA|6|3|0", "2026-11-21 03:01:00+00|REST|3|0|0");
    }

    @Test
    void unknownWordsAreCountedByWhatTheyAre() {
        session.inTransaction(() -> {
            store.add(
                    Map.of(new UnknownWord(Kind.TYPE, "DANCE ALL NIGHT"), 2L, new UnknownWord(Kind.KEY, "dance"), 1L));
            store.add(Map.of(new UnknownWord(Kind.KEY, "dance"), 4L));
        });

        assertThat(session.rows("select kind, word, times from unknown_words order by 1"))
                .containsExactly("KEY|dance|5", "TYPE|DANCE ALL NIGHT|2");
    }
}
