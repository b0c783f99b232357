package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an import that is taken does to the rows that are there. */
class MergeTest {

    private static final String USERS = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n";
    private static final String SETTLEMENTS = "st_id,user_id,category_id,settled_at,final_hourly_rate\n";

    private final ImportEngine engine = new ImportEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void rowsAreAddedChangedAndLeftAndAbsentOnesStay() {
        engine.run("users.csv", USERS + "u1,1,1,1,\nu2,2,0,2,2023-10-27\nu3,3,1,3,\n");

        var result = engine.run("users.csv", USERS + "u2,2,0,2,2023-10-27\nu3,3,0,3,2023-11-01\nu4,4,1,4,\n");

        assertThat(result.tables()).containsOnly(entry("users", new TableResult(3, 1, 1, 1)));
        assertThat(engine.rows("""
                        select user_id, region_id, push_on, total_settle_cnt, notification_blocked_at
                        from users
                        order by user_id
                        """))
                .containsExactly("u1|1|1|1|null", "u2|2|0|2|2023-10-27", "u3|3|0|3|2023-11-01", "u4|4|1|4|null");
        assertThat(engine.versions.versions(List.of("users"))).containsEntry("users", 2L);
    }

    @Test
    void emptyFieldTakesTheValueAwayWhereNoneIsAllowed() {
        engine.run("users.csv", USERS + "u1,1,1,1,2023-10-27\n");

        var result = engine.run("users.csv", USERS + "u1,1,1,1,\n");

        assertThat(result.tables()).containsOnly(entry("users", new TableResult(1, 0, 0, 1)));
        assertThat(engine.rows("select notification_blocked_at from users")).containsExactly("null");
    }

    @Test
    void optionalColumnsAreReadAndStayWhenAFileLeavesThemOut() {
        engine.run("users.csv", USERS.strip() + ",birth_date,self_excluded_until,marketing_consent,zone\n" + """
                        u1,1,1,1,,1990-02-28,forever,true,Asia/Seoul
                        u2,1,1,1,,,2024-01-01,0,
                        """);
        var optional = """
                select birth_date, self_excluded_until, marketing_consent, zone from users order by user_id
                """;
        assertThat(engine.rows(optional)).containsExactly("1990-02-28|infinity|t|Asia/Seoul", "null|2024-01-01|f|null");

        var result = engine.run("users.csv", USERS + "u1,7,1,1,\nu2,1,1,1,\n");

        assertThat(result.tables()).containsOnly(entry("users", new TableResult(2, 0, 1, 1)));
        assertThat(engine.rows(optional)).containsExactly("1990-02-28|infinity|t|Asia/Seoul", "null|2024-01-01|f|null");
    }

    @Test
    void categoryMapIsReplaced() {
        engine.run("category_map.csv", "original_cat,similar_cat\ncafe,bar\ncafe,hall\n");

        var result = engine.run("category_map.csv", "similar_cat,original_cat\nbar,cafe\nhall,bar\n");

        assertThat(result.tables()).containsOnly(entry("category_map", new TableResult(2, 1, 1, 0)));
        assertThat(engine.rows("select original_cat, similar_cat from category_map order by 1"))
                .containsExactly("bar|hall", "cafe|bar");
        assertThat(engine.versions.versions(List.of("category_map"))).containsEntry("category_map", 2L);
    }

    @Test
    void categoryMapThatOnlyLosesRowsHasChangedToo() {
        engine.run("category_map.csv", "original_cat,similar_cat\ncafe,bar\n");

        var result = engine.run("category_map.csv", "original_cat,similar_cat\n");

        assertThat(result.tables()).containsOnly(entry("category_map", new TableResult(0, 0, 0, 0)));
        assertThat(engine.count("category_map")).isZero();
        assertThat(engine.versions.versions(List.of("category_map"))).containsEntry("category_map", 2L);
    }

    @Test
    void fileWithColumnNamesOnlyHasNoRows() {
        var result = engine.run("users.csv", USERS);

        assertThat(result.state()).isEqualTo(ImportState.DONE);
        assertThat(result.tables()).containsOnly(entry("users", new TableResult(0, 0, 0, 0)));
        assertThat(engine.versions.versions(List.of("users"))).containsEntry("users", 0L);
    }

    @Test
    void quotesLineBreaksMarksAndAnyOrderOfColumnsAreRead() {
        engine.run("job_posts.csv", """
                \uFEFF"posted_at",region_id,job_id,hourly_rate,category_id\r
                2023-01-01,1,j1,10000,"cafe, ""the"" best"\r
                2023-01-02,-2,"j
                2",0,카페 😀\r
                \r
                2023-01-03,3,j3,007,\\N""");

        assertThat(engine.rows(
                        "select job_id, category_id, region_id, hourly_rate, posted_at from job_posts order by 1"))
                .containsExactly(
                        "j\n2|카페 😀|-2|0|2023-01-02",
                        "j1|cafe, \"the\" best|1|10000|2023-01-01",
                        "j3|\\N|3|7|2023-01-03");
    }

    @Test
    void lonelyCarriageReturnsEndLinesToo() {
        engine.run("category_map.csv", "original_cat,similar_cat\ra,b\rc,d\r");

        assertThat(engine.count("category_map")).isEqualTo(2);
    }

    @Test
    void repeatedAndTwoArmLogsAreValid() {
        var result = engine.run("users.csv", USERS + "u1,1,1,1,\n", "campaign_logs.csv", """
                        log_id,user_id,ab_group,is_applied,sent_at
                        l1,u1,A,0,2023-10-26
                        l2,u1,A,0,2023-10-26
                        l3,u1,B,1,2023-10-26
                        """);

        assertThat(result.tables()).containsEntry("campaign_logs", new TableResult(3, 3, 0, 0));
    }

    @Test
    void settlementsMayComeBeforeTheirUsersInTheSameImport() {
        var result = engine.run(
                "settlements.csv", SETTLEMENTS + "s1,u1,cafe,2023-01-01,1\n",
                "users.csv", USERS + "u1,1,1,1,\n");

        assertThat(result.state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void historiesEqualTheSettlementsAfterEveryImport() {
        engine.run("users.csv", USERS + "u1,1,1,1,\nu2,1,1,1,\nu3,1,1,1,\n");
        for (var rows : List.of(
                "s1,u1,cafe,2023-01-05,100\ns2,u2,bar,2023-01-03,200\ns3,u1,bar,2023-01-01,300\n",
                "s4,u1,hall,2023-01-05,400\ns5,u3,cafe,2023-02-01,500\n", // a tie, and a user without history
                "s1,u1,cafe,2022-12-31,100\ns2,u2,bar,2023-01-03,200\n", // moved before the others; unchanged
                "s10,u2,bar,2023-01-03,250\n", // a tie that the text order decides: s10 before s2
                "")) {
            engine.run("settlements.csv", SETTLEMENTS + rows);

            assertThat(engine.rows("""
                            select user_id, settled_on, category_ids, hourly_rates
                            from user_histories
                            where settled_on <> '{}'
                            order by user_id
                            """)).containsExactlyElementsOf(engine.rows("""
                            select user_id, array_agg(settled_at order by settled_at, st_id),
                              array_agg(category_id order by settled_at, st_id),
                              array_agg(final_hourly_rate order by settled_at, st_id)
                            from settlements
                            group by user_id
                            order by user_id
                            """));
        }
        assertThat(engine.rows("select hourly_rates from user_histories where user_id = 'u2'"))
                .containsExactly("{250,200}");
    }
}
