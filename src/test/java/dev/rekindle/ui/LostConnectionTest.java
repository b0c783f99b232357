package dev.rekindle.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostConnectionTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03"})
    void brokenConnectionsAndServersThatStopAreFoundHoweverDeep(String state) {
        var lost = new IllegalStateException(new RuntimeException(new SQLException("gone", state)));

        assertThat(LostConnection.isBehind(lost)).isTrue();
    }

    @Test
    void poolThatWaitedInVainHasNoState() {
        assertThat(LostConnection.isBehind(new SQLTransientConnectionException("request timed out")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "57014", "42P01"})
    void otherProblemsAreNotOfTheConnection(String state) {
        assertThat(LostConnection.isBehind(new RuntimeException(new SQLException("no", state))))
                .isFalse();
        assertThat(LostConnection.isBehind(null)).isFalse();
    }
}
