package dev.rekindle.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class HarmThresholdStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final HarmThresholdStore store = new HarmThresholdStore(jdbc);

    @Test
    void firstVersionIsWhatTheIssueAsksForAndTheNewestCounts() {
        var first = new HarmThresholds(3, 10, 24, 3, 120, 60, new BigDecimal(3), new BigDecimal(2000), 30);
        assertThat(store.current()).isEqualTo(first);

        var tighter = new HarmThresholds(2, 15, 48, 2, 90, 90, new BigDecimal("2.5"), new BigDecimal(1500), 60);
        store.add(tighter, "ann", Instant.parse("2026-11-21T03:00:00Z"));

        assertThat(store.current()).isEqualTo(tighter);
        assertThat(store.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raised_stakes = 4",
                "loss_minutes = 9",
                "stake_hours = 23",
                "late_nights = 4",
                "night_minutes = 121",
                "pause_minutes = 59",
                "spend_times = 3.01",
                "spend_least = 2001",
                "cooling_off_days = 29"
            })
    void tableItselfHoldsNothingLooserThanTheFirst(String looser) {
        assertThatThrownBy(
                        () -> jdbc.sql("update harm_thresholds set " + looser).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("not_looser");
    }
}
