package dev.rekindle.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.campaign.Arm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LaunchStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final LaunchStore store =
            new LaunchStore(TestDatabase.fresh().jdbc(), JsonMapper.builder().build());

    @Test
    void launchesOfADayAreThereAsTheyWereTheNewestFirst() {
        var first = launch(DAY, "ko", 8);
        var second = launch(DAY, "en", 0);
        store.add(first);
        store.add(second);
        store.add(launch(DAY.plusDays(1), "ko", 5));

        assertThat(store.launches(DAY)).containsExactly(second, first);
        assertThat(store.launches(DAY.minusDays(1))).isEmpty();
    }

    private static Launch launch(LocalDate asOf, String lang, int messages) {
        var outcome = new Launch.Outcome(
                Map.of(Arm.CONTROL, 3L, Arm.A, 3L, Arm.B, 2L), new TreeMap<>(Map.of("push_off", 1L)), messages);
        return new Launch(asOf, lang, "snapshot", "ann", Instant.parse("2026-11-21T03:00:00Z"), outcome);
    }
}
