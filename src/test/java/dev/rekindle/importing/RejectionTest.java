package dev.rekindle.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which a file can be wrong, each in a file of its own; the system holds the users u1 and u2 and two rows.
 */
class RejectionTest {

    private static final String USERS = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n";
    private static final String SETTLEMENTS = "st_id,user_id,category_id,settled_at,final_hourly_rate\n";
    private static final String LOGS = "log_id,user_id,ab_group,is_applied,sent_at\n";
    private static final String POSTS = "job_id,category_id,region_id,hourly_rate,posted_at\n";
    private static final String MAP = "original_cat,similar_cat\n";

    private static ImportEngine engine;

    @BeforeAll
    static void someRowsAreThere() {
        engine = new ImportEngine();
        var result = engine.run(
                "users.csv", USERS + "u1,1,1,1,\nu2,1,1,1,\n",
                "settlements.csv", SETTLEMENTS + "s1,u1,cafe,2023-01-01,10000\n",
                "campaign_logs.csv", LOGS + "l1,u1,A,0,2023-10-26\n");
        assertThat(result.state()).isEqualTo(ImportState.DONE);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                // The file
                wrong("users.csv", "", "null null null EMPTY_FILE"),
                wrong("users.csv", "\uFEFF", "null null null EMPTY_FILE"),
                wrong("users.csv", "\n\r\n", "null null null EMPTY_FILE"),
                wrong("category_map.csv", "original_cat,similar_cat,weight\na,b,1\n", "1 weight null UNKNOWN_COLUMN"),
                wrong("category_map.csv", "original_cat\na\n", "1 similar_cat null MISSING_COLUMN"),
                wrong(
                        "category_map.csv",
                        "original_cat,similar_cat,similar_cat\na,b,c\n",
                        "1 similar_cat null DUPLICATE_COLUMN"),
                wrong(
                        "category_map.csv",
                        "original_cat;similar_cat\na;b\n",
                        "1 original_cat null MISSING_COLUMN",
                        "1 original_cat;similar_cat null UNKNOWN_COLUMN",
                        "1 similar_cat null MISSING_COLUMN"),
                wrong("category_map.csv", "original_cat,similar_cat,\na,b,\n", "1  null UNNAMED_COLUMN"),
                // The row
                wrong("category_map.csv", MAP + "a,b\nc\nd,e,f\n", "3 null 1 FIELD_COUNT", "4 null 3 FIELD_COUNT"),
                wrong("category_map.csv", MAP + "a,b\n\"c,d\ne,f\n", "3 null null QUOTES"),
                wrong("category_map.csv", MAP + "a,\"b\"c\n", "2 null null QUOTES"),
                wrong("category_map.csv", MAP + "a,b\nc,d\"\n", "3 similar_cat d\" STRAY_QUOTE"),
                wrong("category_map.csv", "original_cat,\"similar_cat\na,b\n", "1 null null QUOTES"),
                wrong("category_map.csv", MAP + "a,b\u0000c\n", "2 similar_cat b\u2400c NUL"),
                // The field
                wrong("category_map.csv", MAP + "a,\n", "2 similar_cat  EMPTY"),
                wrong(
                        "category_map.csv",
                        MAP + "a," + "x".repeat(201) + "\n",
                        "2 similar_cat " + "x".repeat(200) + "… TOO_LONG"),
                wrong("settlements.csv", SETTLEMENTS + "s2,u1,,2023-01-01,1\n", "2 category_id  EMPTY"),
                settledAt("", "EMPTY"),
                settledAt("2023-02-30", "NO_SUCH_DAY"),
                settledAt("2023-13-01", "NO_SUCH_DAY"),
                settledAt("2023-02-29", "NO_SUCH_DAY"),
                settledAt("2023-1-1", "NOT_A_DATE"),
                settledAt("20230101", "NOT_A_DATE"),
                settledAt("2023/01/01", "NOT_A_DATE"),
                settledAt("2023-01-01 00:00:00", "NOT_A_DATE"),
                settledAt(" 2023-01-01", "NOT_A_DATE"),
                settledAt("today", "NOT_A_DATE"),
                settledAt("infinity", "NOT_A_DATE"),
                settledAt("0023-01-01", "DAY_OUT_OF_RANGE"),
                settledAt("1899-12-31", "DAY_OUT_OF_RANGE"),
                settledAt("2101-01-01", "DAY_OUT_OF_RANGE"),
                pay("", "EMPTY"),
                pay("-1", "NEGATIVE"),
                pay("2147483648", "NUMBER_OUT_OF_RANGE"),
                pay("99999999999999999999", "NUMBER_OUT_OF_RANGE"),
                pay("12.5", "NOT_A_NUMBER"),
                pay("1e4", "NOT_A_NUMBER"),
                pay("0x10", "NOT_A_NUMBER"),
                pay("1_000", "NOT_A_NUMBER"),
                pay(" 1", "NOT_A_NUMBER"),
                pay("+1", "NOT_A_NUMBER"),
                pay("만원", "NOT_A_NUMBER"),
                wrong("users.csv", USERS + "u3,x,1,1,\n", "2 region_id x NOT_A_NUMBER"),
                wrong("users.csv", USERS + "u3,,1,1,\n", "2 region_id  EMPTY"),
                wrong("users.csv", USERS + "u3,1,2,1,\n", "2 push_on 2 NOT_A_FLAG"),
                wrong("users.csv", USERS + "u3,1,true,1,\n", "2 push_on true NOT_A_FLAG"),
                wrong("users.csv", USERS + "u3,1,,1,\n", "2 push_on  EMPTY"),
                wrong("users.csv", USERS + "u3,1,1,-1,\n", "2 total_settle_cnt -1 NEGATIVE"),
                wrong("users.csv", USERS + "u3,1,1,1,soon\n", "2 notification_blocked_at soon NOT_A_DATE"),
                wrong("users.csv", USERS + ",1,1,1,\n", "2 user_id  EMPTY"),
                optional("birth_date", "2001-02-29", "NO_SUCH_DAY"),
                optional("self_excluded_until", "never", "NOT_A_DATE_OR_FOREVER"),
                optional("marketing_consent", "yes", "NOT_A_TRUTH"),
                optional("zone", "Asia/Atlantis", "NOT_A_ZONE"),
                wrong("campaign_logs.csv", LOGS + "l2,u1,C,0,2023-10-26\n", "2 ab_group C NOT_A_CHOICE"),
                wrong("campaign_logs.csv", LOGS + "l2,u1,control,0,2023-10-26\n", "2 ab_group control NOT_A_CHOICE"),
                wrong("campaign_logs.csv", LOGS + "l2,u1,A,2,2023-10-26\n", "2 is_applied 2 NOT_A_FLAG"),
                wrong("job_posts.csv", POSTS + "j1,cafe,1,-5,2023-01-01\n", "2 hourly_rate -5 NEGATIVE"),
                // The set
                wrong("users.csv", USERS + "u3,1,1,1,\nu4,1,1,1,\nu3,1,1,1,\n", "4 user_id u3 DUPLICATE_KEY"),
                wrong("category_map.csv", MAP + "a,b\na,c\na,b\n", "4 original_cat a, b DUPLICATE_KEY"),
                wrong(
                        "settlements.csv",
                        SETTLEMENTS + "s2,u1,cafe,2023-01-01,1\ns2,u1,cafe,2023-01-02,1\ns2,u2,cafe,2023-01-02,1\n",
                        "3 st_id s2 DUPLICATE_KEY",
                        "4 st_id s2 OTHER_OWNER_IN_FILE"),
                wrong("settlements.csv", SETTLEMENTS + "s1,u2,cafe,2023-01-01,1\n", "2 st_id s1 OTHER_OWNER"),
                wrong("campaign_logs.csv", LOGS + "l1,u2,A,0,2023-10-26\n", "2 log_id l1 OTHER_OWNER"),
                wrong("settlements.csv", SETTLEMENTS + "s2,u9,cafe,2023-01-01,1\n", "2 user_id u9 UNKNOWN_OWNER"),
                wrong("campaign_logs.csv", LOGS + "l2,u9,A,0,2023-10-26\n", "2 user_id u9 UNKNOWN_OWNER"),
                // Lines are counted as an editor counts them
                wrong(
                        "category_map.csv",
                        "original_cat,similar_cat\r\n\r\n\"a\r\nb\",c\r\n,d\r\n",
                        "5 original_cat  EMPTY"),
                wrong(
                        "settlements.csv",
                        SETTLEMENTS + "s2,u9,,2023-02-30,-1\n",
                        "2 category_id  EMPTY",
                        "2 final_hourly_rate -1 NEGATIVE",
                        "2 settled_at 2023-02-30 NO_SUCH_DAY",
                        "2 user_id u9 UNKNOWN_OWNER"));
    }

    private static Arguments wrong(String file, String text, String... rejections) {
        return Arguments.of(file, text, List.of(rejections));
    }

    private static Arguments settledAt(String day, String reason) {
        return wrong(
                "settlements.csv",
                SETTLEMENTS + "s2,u1,cafe," + day + ",1\n",
                "2 settled_at %s %s".formatted(day, reason));
    }

    private static Arguments pay(String pay, String reason) {
        return wrong(
                "settlements.csv",
                SETTLEMENTS + "s2,u1,cafe,2023-01-01," + pay + "\n",
                "2 final_hourly_rate %s %s".formatted(pay, reason));
    }

    private static Arguments optional(String column, String value, String reason) {
        return wrong(
                "users.csv",
                USERS.strip() + "," + column + "\nu3,1,1,1,," + value + "\n",
                "2 %s %s %s".formatted(column, value, reason));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void wrongFileIsRejectedWithPlaceAndReason(String file, String text, List<String> rejections) {
        assertThat(shortly(engine.run(file, text))).containsExactlyElementsOf(rejections);
        nothingChanged();
    }

    @Test
    void bytesThatAreNotUtf8AreNamedRowByRow() {
        var koreanExcel = (MAP + "카페,바리스타\nbar,cafe\n").getBytes(Charset.forName("EUC-KR"));

        var result = engine.run(ImportEngine.file("category_map.csv", koreanExcel));

        assertThat(result.rejectedTotal()).isEqualTo(2);
        assertThat(Objects.requireNonNull(result.rejected()))
                .allMatch(row -> Objects.equals(row.line(), 2L) && row.reason() == Reason.NOT_UTF8);
        nothingChanged();
    }

    @Test
    void truncatedCharacterAtTheEndIsNotUtf8() {
        var cut = (MAP + "a,\u00EC\u00B9").getBytes(ISO_8859_1);

        assertThat(shortly(engine.run(ImportEngine.file("category_map.csv", cut))))
                .containsExactly("2 similar_cat \uFFFD\uFFFD NOT_UTF8");
    }

    @Test
    void fileInAnotherEncodingIsRejectedForThatAlone() {
        var utf16 = "user_id,region_id\nu1,1\n".getBytes(UTF_16LE);

        assertThat(Objects.requireNonNull(
                        engine.run(ImportEngine.file("users.csv", utf16)).rejected()))
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isEqualTo(Reason.NOT_UTF8));
        nothingChanged();
    }

    @Test
    void oneRunFindsWhatIsWrongInAllFiles() {
        var result = engine.run(
                "users.csv", "",
                "settlements.csv", SETTLEMENTS + "s2,u1,cafe,2023-02-30,1\n",
                "job_posts.csv", POSTS + "j1,cafe,1,1,2023-01-01\n",
                "campaign_logs.csv", LOGS + "l2,u1,A,0,2023-10-26\n\"l3,u1,A,0,2023-10-26\n");

        assertThat(Objects.requireNonNull(result.rejected()))
                .extracting(Rejection::file)
                .containsExactly("campaign_logs.csv", "settlements.csv", "users.csv");
        assertThat(result.tables().get("job_posts")).isEqualTo(new TableResult(1, 0, 0, 0));
        nothingChanged();
    }

    @Test
    void secondFileForATableIsRejected() {
        var result = engine.run("users", USERS + "u3,1,1,1,\n", "users.csv", USERS + "u4,1,1,1,\n");

        assertThat(shortly(result)).containsExactly("null null null TABLE_TWICE");
        nothingChanged();
    }

    @Test
    void thousandAreListedAndAllAreKept() {
        var rows = new StringBuilder(SETTLEMENTS);
        for (var i = 0; i < 2_500; i++) {
            rows.append("x").append(i).append(",u1,cafe,2023-02-30,1\n").append("x,y\n");
        }

        var result = engine.run("settlements.csv", rows.toString());

        assertThat(result.rejectedTotal()).isEqualTo(5_000);
        assertThat(result.rejected()).hasSize(1_000);
        assertThat(engine.store.rejectedTotal(result.importId())).isEqualTo(5_000);
    }

    @Test
    void filesWithoutATableAreRefusedInASentence() {
        assertThatThrownBy(() -> engine.run("readme.csv", "a\n")).hasMessageContaining("named after a table");
    }

    private static List<String> shortly(ImportResult result) {
        return Objects.requireNonNull(result.rejected(), "nothing was rejected").stream()
                .map(row -> "%s %s %s %s".formatted(row.line(), row.column(), row.value(), row.reason()))
                .toList();
    }

    private static void nothingChanged() {
        assertThat(engine.count("users")).isEqualTo(2);
        assertThat(engine.count("settlements")).isEqualTo(1);
        assertThat(engine.count("campaign_logs")).isEqualTo(1);
        assertThat(engine.count("job_posts")).isZero();
        assertThat(engine.count("category_map")).isZero();
        assertThat(engine.rows("select relname from pg_class where relname ~ '^(staged|pending)_'"))
                .isEmpty();
    }
}
