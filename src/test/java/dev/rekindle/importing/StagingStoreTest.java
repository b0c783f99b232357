package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way many rows take into a table that has rows already. */
class StagingStoreTest {

    private static final int MANY = 100_000;
    private static final String HEAD = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n";

    private final ImportEngine engine = new ImportEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void manyRowsAreAddedAndTheSameAgainChangeNothing() {
        engine.run("users.csv", HEAD + "first,1,1,1,\n");

        assertThat(engine.run("users.csv", HEAD + rows("u%1$d,1,1,1,\n")).tables())
                .containsOnly(entry("users", new TableResult(MANY, MANY, 0, 0)));
        assertThat(engine.run("users.csv", HEAD + rows("u%1$d,1,1,1,\n")).tables())
                .containsOnly(entry("users", new TableResult(MANY, 0, MANY, 0)));
        assertThat(engine.count("users")).isEqualTo(MANY + 1);
    }

    @Test
    void repeatedKeyAmongManyIsFound() {
        engine.run("users.csv", HEAD + "first,1,1,1,\n");

        var result = engine.run("users.csv", HEAD + rows("u%1$d,1,1,1,\n") + "u77,1,1,1,\n");

        assertThat(result.rejected())
                .containsExactly(new Rejection("users.csv", MANY + 2L, "user_id", "u77", Reason.DUPLICATE_KEY, "79"));
    }

    private static String rows(String pattern) {
        return IntStream.range(0, MANY).mapToObj(pattern::formatted).collect(Collectors.joining());
    }
}
