package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TargetStoreTest {

    private static final ImportColumn OWNER = ImportColumn.owner("user_id", "users");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final TargetStore store = new TargetStore(jdbc, database.dataSource());

    private static final ImportTable SETTLEMENTS = new ImportTable() {

        @Override
        public String name() {
            return "settlements";
        }

        @Override
        public List<ImportColumn> columns() {
            return List.of(ImportColumn.key("st_id"), OWNER);
        }
    };

    @Test
    void primaryKeyIsTakenAwayAndMadeAgain() {
        store.open("settlements");
        settlement("u1", "s1");
        settlement("u1", "s1");

        assertThat(store.hasRepeatedKeys(SETTLEMENTS)).isTrue();
        assertThatThrownBy(() -> store.close("settlements", TargetStore.primaryKey(SETTLEMENTS)))
                .isInstanceOf(DuplicateKeyException.class);

        jdbc.sql("delete from settlements").update();
        settlement("u1", "s1");
        store.close("settlements", TargetStore.primaryKey(SETTLEMENTS));

        assertThat(store.hasRepeatedKeys(SETTLEMENTS)).isFalse();
        assertThatThrownBy(() -> settlement("u1", "s1")).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void rowsOfNobodyAreSeen() {
        jdbc.sql("insert into users (user_id) values ('u1')").update();
        settlement("u1", "s1");
        assertThat(store.hasUnknownOwners("settlements", OWNER)).isFalse();

        settlement("u2", "s2");
        assertThat(store.hasUnknownOwners("settlements", OWNER)).isTrue();
    }

    @Test
    void tableInUseIsNotWaitedFor() throws SQLException {
        var source = database.dataSource();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var inTransaction = new TargetStore(JdbcClient.create(source), source);
        try (var reader = source.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from users");

            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> inTransaction.lockNow("users")))
                    .isInstanceOf(CannotAcquireLockException.class);
            reader.rollback();
        }
        transaction.executeWithoutResult(status -> inTransaction.lockNow("users"));
    }

    private void settlement(String userId, String stId) {
        jdbc.sql("""
                        insert into settlements (user_id, st_id, category_id, settled_at, final_hourly_rate)
                        values (:user, :st, 'cafe', '2023-01-01', 1)
                        """).param("user", userId).param("st", stId).update();
    }
}
