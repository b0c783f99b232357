package dev.rekindle.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.importing.ImportFile;
import dev.rekindle.importing.ImportRequest;
import dev.rekindle.importing.ImportResult;
import dev.rekindle.importing.ImportService;
import dev.rekindle.importing.ImportState;
import dev.rekindle.importing.TableResult;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** The file {@code user_actions.csv} through the whole import: noon of 2026-11-21 in Seoul, and users u1 and u2. */
class ActionImportTest {

    private static final String HEAD = "user_id,event_id,action_type,action_timestamp\n";
    private static final String USERS = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n";
    private static final String ACTIONS = """
            select user_id, event_id, action_type, action_timestamp at time zone 'UTC', metadata
            from user_actions
            order by user_id, event_id
            """;

    private static AnnotationConfigApplicationContext context;
    private static JdbcClient jdbc;
    private static ImportService imports;

    @BeforeAll
    static void open() {
        var dataSource = TestDatabase.fresh().dataSource();
        jdbc = JdbcClient.create(dataSource);
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> new SetClock("2026-11-21T03:00:00Z"));
        context.register(Scan.class);
        context.refresh();
        imports = context.getBean(ImportService.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void twoUsers() {
        jdbc.sql(
                        "truncate users, user_actions, action_identities, user_days, user_metrics, site_visits, intake_minutes")
                .update();
        jdbc.sql("insert into users (user_id) values ('u1'), ('u2')").update();
    }

    @Test
    void rowsAreRecordedAndCountedLikeThoseOfOtherDoors() {
        var result = run("user_actions.csv", """
                user_id,event_id,action_type,action_timestamp,spent_tokens,earned_tokens,source,note
                u1,e1,PLAY_GAME,2026-11-20 23:30:00,12.5,,,"a, ""b"", c"
                u1,e2,EARN_CYBER_TOKENS,2026-11-21T00:10:00,,30,corporate_site,7
                u2,e1,PLAY_GAME,2026-11-20T23:30:00Z,0,,app,
                """);

        assertThat(result.state()).isEqualTo(ImportState.DONE);
        assertThat(result.tables()).containsOnly(entry("user_actions", new TableResult(3, 3, 0, 0)));
        assertThat(rows(ACTIONS))
                .containsExactly(
                        "u1|e1|PLAY_GAME|2026-11-20 14:30:00|{\"note\": \"a, \\\"b\\\", c\", \"spent_tokens\": 12.5}",
                        "u1|e2|EARN_CYBER_TOKENS|2026-11-20 15:10:00|{\"note\": 7, \"source\": \"corporate_site\","
                                + " \"earned_tokens\": 30}",
                        "u2|e1|PLAY_GAME|2026-11-20 23:30:00|{\"source\": \"app\", \"spent_tokens\": 0}");
        assertThat(rows("""
                        select user_id, day, actions, trim_scale(tokens_spent), trim_scale(tokens_earned_partner)
                        from user_days
                        order by user_id, day
                        """)).containsExactly("u1|2026-11-20|1|12.5|0", "u1|2026-11-21|1|0|30", "u2|2026-11-21|1|0|0");
        assertThat(rows("select door, accepted, duplicate from intake_minutes")).containsExactly("CSV|3|0");
    }

    @Test
    void aFileOfUsersAndTimesIsAListOfPurchasesNamedByFileAndLine() {
        var text = "\uFEFFaction_timestamp,user_id\r\n2026-11-20 10:00:00,u1\r\n2026-11-20 10:00:00,u1\r\n";

        var first = run("user_actions.csv", text);
        var again = run("user_actions.csv", text);

        assertThat(first.tables()).containsOnly(entry("user_actions", new TableResult(2, 2, 0, 0)));
        assertThat(again.tables()).containsOnly(entry("user_actions", new TableResult(2, 0, 2, 0)));
        assertThat(again.state()).isEqualTo(ImportState.DONE);
        assertThat(rows("select action_type, event_id ~ '^[0-9a-f]{16}-[23]$' from user_actions"))
                .containsExactly("BUY_ITEM|t", "BUY_ITEM|t");
        assertThat(rows("select actions from user_metrics")).containsExactly("2");
    }

    @Test
    void usersOfTheSameImportAreKnown() {
        var result = run(
                "user_actions.csv", HEAD + "u3,e1,PLAY_GAME,2026-11-20 10:00:00\n",
                "users.csv", USERS + "u3,7,1,1,\n");

        assertThat(result.tables())
                .containsOnly(
                        entry("users", new TableResult(1, 1, 0, 0)),
                        entry("user_actions", new TableResult(1, 1, 0, 0)));
        assertThat(rows("select region_id from users where user_id = 'u3'")).containsExactly("7");
    }

    @Test
    void actionsOfUnknownUsersCreateThem() {
        var result = run(
                "user_actions.csv",
                HEAD + "u1,e1,PLAY_GAME,2026-11-20 10:00:00\nu9,e1,PLAY_GAME,2026-11-20 11:00:00\n");

        assertThat(result.tables()).containsOnly(entry("user_actions", new TableResult(2, 2, 0, 0)));
        assertThat(rows("select user_id from users order by user_id")).containsExactly("u1", "u2", "u9");
        assertThat(rows("select user_id from user_metrics order by user_id")).containsExactly("u1", "u9");
    }

    @Test
    void whatIsWrongInAnyFileIsListedAndNothingIsKept() {
        var result = run(
                "users.csv", USERS + "u3,7,1,1,\nu4,x,1,1,\n",
                "user_actions.csv", HEAD + "u3,e1,PLAY_GAME,2026-11-20 10:00:00\nu5,e1,PLAY_GAME,tomorrow\n");

        assertThat(shortly(result))
                .containsExactly(
                        "user_actions.csv 3 action_timestamp tomorrow NOT_A_TIME",
                        "users.csv 3 region_id x NOT_A_NUMBER");
        assertThat(result.tables())
                .containsOnly(
                        entry("users", new TableResult(2, 0, 0, 0)),
                        entry("user_actions", new TableResult(2, 0, 0, 0)));
        nothingIsThere();
    }

    @Test
    void usersAreNotKeptEitherWhenAnActionIsRejected() {
        var result = run(
                "users.csv", USERS + "u3,7,1,1,\n",
                "user_actions.csv", HEAD + "u3,e1,PLAY_GAME,2026-11-20 10:00:00\nu3,e2,PLAY_GAME,tomorrow\n");

        assertThat(shortly(result)).containsExactly("user_actions.csv 3 action_timestamp tomorrow NOT_A_TIME");
        nothingIsThere();
    }

    @Test
    void anIdentityWithOtherContentIsRejectedWhereverItWasBefore() {
        run("user_actions.csv", HEAD + "u1,e1,PLAY_GAME,2026-11-20 10:00:00\n");

        var result = run("user_actions.csv", HEAD + """
                u1,e1,FAIL_GAME,2026-11-20 10:00:00
                u1,e2,PLAY_GAME,2026-11-20 10:00:00
                u1,e2,FAIL_GAME,2026-11-20 10:00:00
                u1,e2,PLAY_GAME,2026-11-20 10:00:00
                """);

        assertThat(shortly(result))
                .containsExactly(
                        "user_actions.csv 2 event_id e1 OTHER_CONTENT", "user_actions.csv 4 event_id e2 OTHER_CONTENT");
        assertThat(rows("select event_id, action_type from user_actions")).containsExactly("e1|PLAY_GAME");
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                wrong("user_id\nu1\n", "1 action_timestamp null MISSING_COLUMN"),
                wrong("user_id,action_timestamp,a,a\n", "1 a null DUPLICATE_COLUMN"),
                wrong("user_id,action_timestamp,\n", "1  null UNNAMED_COLUMN"),
                wrong("", "null null null EMPTY_FILE"),
                wrong(HEAD + ",e,T,2026-11-20 10:00:00\n", "2 user_id  EMPTY"),
                wrong(HEAD + "u1,e,T,\n", "2 action_timestamp  EMPTY"),
                wrong(HEAD + "u1,e,T,2026-02-30 10:00:00\n", "2 action_timestamp 2026-02-30 10:00:00 NOT_A_TIME"),
                wrong(HEAD + "u1,e,T,2026-11-20\n", "2 action_timestamp 2026-11-20 NOT_A_TIME"),
                wrong(HEAD + "u1,e,T,1999-12-31 10:00:00\n", "2 action_timestamp 1999-12-31 10:00:00 TIME_TOO_EARLY"),
                wrong(HEAD + "u1,e,T,2026-11-21 13:00:01\n", "2 action_timestamp 2026-11-21 13:00:01 TIME_TOO_LATE"),
                wrong(
                        HEAD + "u1,e," + "T".repeat(101) + ",2026-11-20 10:00:00\n",
                        "2 action_type " + "T".repeat(101) + " TYPE_TOO_LONG"),
                wrong(HEAD + "u1,e,T\n", "2 null 3 FIELD_COUNT"),
                wrong(HEAD + "u1,e\",T,2026-11-20 10:00:00\n", "2 event_id e\" STRAY_QUOTE"),
                wrong(HEAD + "u1,e\u0000,T,2026-11-20 10:00:00\n", "2 event_id e\u2400 NUL"),
                wrong(HEAD + "u1,e,T,tomorrow\n\"u1\n", "2 action_timestamp tomorrow NOT_A_TIME", "3 null null QUOTES"),
                amount("-1", "NEGATIVE"),
                amount("1.000,5", "NOT_AN_AMOUNT"),
                amount("1e400", "AMOUNT_OUT_OF_RANGE"),
                amount("1e16", "AMOUNT_OUT_OF_RANGE"),
                wrong(
                        "user_id,action_timestamp,note\nu1,2026-11-20 10:00:00," + "x".repeat(70_000) + "\n",
                        "2 null null ROW_TOO_LARGE"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aWrongRowIsListedWithItsPlace(String text, List<String> rejections) {
        var result = run("user_actions.csv", text);

        assertThat(result.state()).isEqualTo(ImportState.REJECTED);
        assertThat(shortly(result))
                .containsExactlyElementsOf(
                        rejections.stream().map("user_actions.csv "::concat).toList());
        nothingIsThere();
    }

    @Test
    void aLongFileIsTakenInBatches() {
        var text = new StringBuilder(HEAD);
        for (var i = 0; i < 12_000; i++) {
            text.append("u%d,e%d,PLAY_GAME,2026-11-20 10:00:00\n".formatted(1 + i % 2, i % 6_000));
        }

        var result = run("user_actions.csv", text.toString());

        assertThat(result.tables()).containsOnly(entry("user_actions", new TableResult(12_000, 6_000, 6_000, 0)));
        assertThat(rows("select user_id, actions from user_metrics order by user_id"))
                .containsExactly("u1|3000", "u2|3000");
    }

    private static Arguments wrong(String text, String... rejections) {
        return Arguments.of(text, List.of(rejections));
    }

    private static Arguments amount(String written, String reason) {
        return wrong(
                "user_id,action_timestamp,cash_amount\nu1,2026-11-20 10:00:00,\"" + written + "\"\n",
                "2 cash_amount " + written + " " + reason);
    }

    private static ImportResult run(String... namesAndTexts) {
        var files = new ArrayList<ImportFile>();
        for (var i = 0; i < namesAndTexts.length; i += 2) {
            var bytes = namesAndTexts[i + 1].getBytes(UTF_8);
            files.add(new ImportFile(namesAndTexts[i], bytes.length, () -> new ByteArrayInputStream(bytes)));
        }
        return imports.run(new ImportRequest(files, null, false));
    }

    private static List<String> shortly(ImportResult result) {
        return Objects.requireNonNull(result.rejected(), "nothing was rejected").stream()
                .map(row -> "%s %s %s %s %s".formatted(row.file(), row.line(), row.column(), row.value(), row.reason()))
                .toList();
    }

    private static void nothingIsThere() {
        assertThat(rows("select user_id from users order by user_id")).containsExactly("u1", "u2");
        assertThat(rows("select user_id from action_identities")).isEmpty();
        assertThat(rows("select user_id from user_actions")).isEmpty();
        assertThat(rows("select user_id from user_days")).isEmpty();
        assertThat(rows("select relname from pg_class where relname ~ '^(staged|pending)_'"))
                .isEmpty();
    }

    private static List<String> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> {
                    var cells = new ArrayList<String>();
                    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(row.getString(i)));
                    }
                    return String.join("|", cells);
                })
                .list();
    }

    @EnableTransactionManagement
    @ComponentScan(
            basePackages = "dev.rekindle",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.rekindle\\.((activity|metrics)\\.\\w+(Store|Service|Query|Reader)"
                                    + "|activity\\.ActionImport|audience\\.User(Store|Import)"
                                    + "|importing\\.(DirectLoad|Import(er|Service|Store)|(Staging|Target)Store|RowImporter|OwnerQuery)"
                                    + "|access\\.Audit(Service|Store)|snapshot\\.DataVersionStore)"))
    static class Scan {}
}
