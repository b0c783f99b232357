package dev.rekindle.activity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.TestDatabase;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IntakeGateStoreTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void doorsShareTheGate() {
        assertThatCode(() -> inTransaction(door -> {
                    door.share(SHORT);
                    inTransaction(other -> other.share(SHORT));
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void whoHasItAloneIsWaitedForAsLongAsPatienceLasts() {
        inTransaction(importing -> {
            importing.takeAlone();
            assertThatThrownBy(() -> inTransaction(door -> door.share(SHORT))).isInstanceOf(IntakeIsHeld.class);
        });

        assertThatCode(() -> inTransaction(door -> door.share(SHORT))).doesNotThrowAnyException();
    }

    @Test
    void whoHasItAloneMayTakeItAgain() {
        assertThatCode(() -> inTransaction(importing -> {
                    importing.takeAlone();
                    importing.takeAlone();
                    importing.share(SHORT);
                }))
                .doesNotThrowAnyException();
    }

    /** Each in a session of its own. */
    private void inTransaction(Consumer<IntakeGateStore> work) {
        var dataSource = database.dataSource();
        new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .executeWithoutResult(begun -> work.accept(new IntakeGateStore(JdbcClient.create(dataSource))));
    }
}
