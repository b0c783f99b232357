package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files whose tables are empty, by the quick way, and what happens where it is not open to them. */
class DirectLoadTest {

    private static final String USERS = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n";
    private static final String SETTLEMENTS = "st_id,user_id,category_id,settled_at,final_hourly_rate\n";

    /** Every kind of column, written in every way that is right beyond doubt. */
    private static final String EVERY_VALUE = """
            zone,user_id,region_id,push_on,total_settle_cnt,notification_blocked_at,birth_date,self_excluded_until,marketing_consent
            Asia/Seoul,u1,0,1,0,2023-10-27,1900-01-01,forever,true
            ,사용자 😀,-7,0,2147483647,,2100-12-31,2024-02-29,false
            UTC,"u,""3""\",007,1,0012,1999-12-31,,,1
            America/New_York,u'4\\N,-2147483647,0,5,2000-01-01,1904-02-29,2000-02-29,0
            """;

    private final ImportEngine engine = new ImportEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void emptyTableIsFilledAtOnceAndHasItsKeyAgain() {
        var file = fileOf("users");

        var result = engine.run("users.csv", USERS + "u1,1,1,1,\nu2,1,1,1,\n");

        assertThat(result.tables()).containsOnly(entry("users", new TableResult(2, 2, 0, 0)));
        assertThat(fileOf("users")).isNotEqualTo(file);
        assertThat(primaryKeys()).contains("users PRIMARY KEY (user_id)");
        assertThat(engine.versions.versions(List.of("users"))).containsEntry("users", 1L);
    }

    @Test
    void whatIsKeptBesideHasItsKeyAgainToo() {
        engine.run("users.csv", USERS + "u1,1,1,1,\n", "settlements.csv", SETTLEMENTS + "s1,u1,cafe,2023-01-01,1\n");

        assertThat(primaryKeys())
                .contains("settlements PRIMARY KEY (user_id, st_id)", "user_histories PRIMARY KEY (user_id)");
        assertThat(engine.rows("select user_id, settled_on, category_ids, hourly_rates from user_histories"))
                .containsExactly("u1|{2023-01-01}|{cafe}|{1}");
    }

    @Test
    void bothWaysMakeTheSameOfEveryValue() throws SQLException {
        try (var reader = reading("users")) {
            engine.run("users.csv", EVERY_VALUE);
            reader.rollback();
        }
        var carefully = engine.rows("select * from users order by user_id");
        engine.jdbc.sql("delete from users").update();
        var file = fileOf("users");

        engine.run("users.csv", EVERY_VALUE);

        assertThat(fileOf("users")).isNotEqualTo(file);
        assertThat(engine.rows("select * from users order by user_id"))
                .hasSize(4)
                .isEqualTo(carefully);
    }

    @Test
    void tableThatSomebodyReadsIsFilledTheCarefulWay() throws SQLException {
        var file = fileOf("users");
        try (var reader = reading("users")) {
            assertThat(engine.run("users.csv", USERS + "u1,1,1,1,\n").state()).isEqualTo(ImportState.DONE);
            reader.rollback();
        }

        assertThat(fileOf("users")).isEqualTo(file);
        assertThat(engine.count("users")).isEqualTo(1);
    }

    @Test
    void whatIsDoubtfulIsJudgedTheCarefulWay() {
        var file = fileOf("users");

        var result = engine.run("users.csv", USERS + "u1,1,1,1,\nu2,-2147483648,1,1,\n");

        assertThat(result.state()).isEqualTo(ImportState.DONE);
        assertThat(fileOf("users")).isEqualTo(file);
        assertThat(engine.rows("select region_id from users order by user_id")).containsExactly("1", "-2147483648");
    }

    @Test
    void emptyTablesTakeNothingOfWhatIsWrong() {
        engine.run("users.csv", USERS + "u1,1,1,1,\nu2,1,1,1,\n");

        assertThat(engine.run("settlements.csv", SETTLEMENTS + """
                                s1,u1,cafe,2023-01-01,1
                                s1,u2,cafe,2023-01-01,1
                                s2,u9,cafe,2023-02-30,-1
                                """).rejected())
                .extracting(rejection -> rejection.line() + " " + rejection.reason())
                .containsExactlyInAnyOrder("3 OTHER_OWNER_IN_FILE", "4 NO_SUCH_DAY", "4 NEGATIVE", "4 UNKNOWN_OWNER");
        assertThat(engine.run("settlements.csv", SETTLEMENTS + "s1,u9,cafe,2023-01-01,1\n")
                        .rejected())
                .extracting(Rejection::reason)
                .containsExactly(Reason.UNKNOWN_OWNER);
        assertThat(engine.count("settlements")).isZero();
        assertThat(engine.rows("select distinct settled_on from user_histories"))
                .containsExactly("{}");
        assertThat(primaryKeys())
                .contains("settlements PRIMARY KEY (user_id, st_id)", "user_histories PRIMARY KEY (user_id)");
    }

    @Test
    void repeatedKeyAmongManyIsFound() {
        var many = 100_000;
        var users = IntStream.range(0, many).mapToObj("u%d,1,1,1,\n"::formatted).collect(Collectors.joining());

        var result = engine.run("users.csv", USERS + users + "u77,1,1,1,\n");

        assertThat(result.rejected())
                .containsExactly(new Rejection("users.csv", many + 2L, "user_id", "u77", Reason.DUPLICATE_KEY, "79"));
    }

    /** A transaction that has read the table and goes on. */
    private Connection reading(String table) throws SQLException {
        var connection = engine.dataSource.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("select count(*) from " + table);
        return connection;
    }

    /** Where the table lies on the disk: the quick way gives it a new place. */
    private List<String> fileOf(String table) {
        return engine.rows("select pg_relation_filenode('%s')".formatted(table));
    }

    private List<String> primaryKeys() {
        return engine.rows("""
                select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype = 'p'
                """);
    }
}
