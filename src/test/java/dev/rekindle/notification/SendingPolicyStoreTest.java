package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class SendingPolicyStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final SendingPolicyStore store = new SendingPolicyStore(jdbc);

    @Test
    void firstVersionIsWhatTheIssueAsksForAndTheNewestCounts() {
        assertThat(store.current())
                .isEqualTo(new SendingPolicy(1, new SendingRules(LocalTime.of(21, 0), LocalTime.of(8, 0), 1, 3)));

        var longer = new SendingRules(LocalTime.of(20, 30), LocalTime.of(9, 0), 2, 5);
        store.add(longer, "ann", Instant.parse("2026-11-21T03:00:00Z"));

        assertThat(store.current()).isEqualTo(new SendingPolicy(2, longer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet_until = quiet_from", "per_day = 0", "per_seven_days = 0", "per_day = 21"})
    void tableItselfHoldsNoPolicyWithoutQuietHoursOrCaps(String without) {
        assertThatThrownBy(
                        () -> jdbc.sql("update sending_policies set " + without).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("sending_policies_");
    }
}
