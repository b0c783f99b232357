package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way many rows take into a table that is empty. */
class StagingStoreTest {

    private static final int MANY = 100_000;
    private static final String USERS =
            "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n" + rows("u%1$d,1,1,1,\n");

    private final ImportEngine engine = new ImportEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void primaryKeyIsThereAgainAfterwards() {
        var result = engine.run("users.csv", USERS);

        assertThat(result.tables()).containsOnly(entry("users", new TableResult(MANY, MANY, 0, 0)));
        assertThat(primaryKey()).containsExactly("PRIMARY KEY (user_id)");
        assertThat(engine.run("users.csv", USERS).tables())
                .containsOnly(entry("users", new TableResult(MANY, 0, MANY, 0)));
    }

    @Test
    void tableThatSomebodyReadsIsFilledWithItsKeyInPlace() throws SQLException {
        try (var reader = engine.dataSource.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from users");

            assertThat(engine.run("users.csv", USERS).state()).isEqualTo(ImportState.DONE);
        }
        assertThat(primaryKey()).containsExactly("PRIMARY KEY (user_id)");
        assertThat(engine.count("users")).isEqualTo(MANY);
    }

    @Test
    void repeatedKeyAmongManyIsFound() {
        var result = engine.run("users.csv", USERS + "u77,1,1,1,\n");

        assertThat(result.rejected())
                .containsExactly(new Rejection("users.csv", MANY + 2L, "user_id", "u77", Reason.DUPLICATE_KEY, "79"));
    }

    private List<String> primaryKey() {
        return engine.rows(
                "select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'users'::regclass and contype = 'p'");
    }

    private static String rows(String pattern) {
        return IntStream.range(0, MANY).mapToObj(pattern::formatted).collect(Collectors.joining());
    }
}
