package dev.rekindle.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class UserHistoryStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final UserHistoryStore store = new UserHistoryStore(jdbc);

    @BeforeEach
    void threeUsers() {
        jdbc.sql("insert into users (user_id) values ('u1'), ('u2'), ('u3')").update();
    }

    @Test
    void settlementsAreOrderedByDayThenById() {
        settled("u1", "s2", "2023-01-05", 200);
        settled("u1", "s10", "2023-01-05", 100);
        settled("u1", "s9", "2023-01-01", 300);
        settled("u2", "s1", "2023-01-01", 400);

        fill();

        assertThat(settlements())
                .containsExactly(
                        "u1 {2023-01-01,2023-01-05,2023-01-05} {cafe,cafe,cafe} {300,100,200}",
                        "u2 {2023-01-01} {cafe} {400}",
                        "u3 {} {} {}");
    }

    @Test
    void aDayHoldsEveryArmAndTheArmsInWhichSomeoneApplied() {
        logged("u1", "l3", "B", 1, "2023-10-27");
        logged("u1", "l1", "A", 0, "2023-10-26");
        logged("u1", "l2", "A", 1, "2023-10-26");
        logged("u1", "l4", "Control", 0, "2023-10-26");
        logged("u2", "l5", "Control", 0, "2023-10-26");

        fill();

        assertThat(campaigns())
                .containsExactly(
                        "u1 {2023-10-26,2023-10-27} {3,4} {2,4} {2023-10-26,2023-10-27}",
                        "u2 {2023-10-26} {1} {0} {}",
                        "u3 {} {} {} {}");
    }

    @Test
    void onlyUsersWithPendingSettlementsAreFollowed() {
        settled("u2", "s2", "2023-01-01", 200);
        fill();
        settled("u1", "s3", "2022-12-31", 300);
        settled("u2", "s4", "2023-01-02", 400);
        jdbc.sql("create table pending_settlements as select 'u1' as user_id").update();

        store.follow("settlements", false);

        assertThat(settlements())
                .containsExactly("u1 {2022-12-31} {cafe} {300}", "u2 {2023-01-01} {cafe} {200}", "u3 {} {} {}");

        store.follow("settlements", true);

        assertThat(settlements()).contains("u2 {2023-01-01,2023-01-02} {cafe,cafe} {200,400}");
    }

    @Test
    void onlyUsersWithPendingLogsAreFollowed() {
        logged("u1", "l1", "A", 0, "2023-10-26");
        fill();
        logged("u1", "l3", "A", 1, "2023-10-20");
        logged("u2", "l2", "B", 0, "2023-10-26");
        jdbc.sql("create table pending_campaign_logs as select 'u1' as user_id").update();

        store.follow("campaign_logs", false);

        assertThat(campaigns())
                .containsExactly(
                        "u1 {2023-10-20,2023-10-26} {2,2} {2,0} {2023-10-20}", "u2 {} {} {} {}", "u3 {} {} {} {}");

        store.follow("campaign_logs", true);

        assertThat(campaigns()).contains("u2 {2023-10-26} {4} {0} {}");
    }

    @Test
    void whatIsKnownOfAUserFollowsTheUser() {
        jdbc.sql("update users set region_id = 7, push_on = 0, cooling_off_until = '2023-10-26' where user_id = 'u1'")
                .update();
        jdbc.sql("delete from users where user_id = 'u3'").update();
        jdbc.sql("insert into users (user_id, birth_date) values ('u4', '2000-01-01')")
                .update();
        jdbc.sql("update users set user_id = 'other', marketing_consent = false where user_id = 'u2'")
                .update();

        assertThat(jdbc.sql("""
                        select concat_ws(' ', user_id, region_id, push_on, birth_date, marketing_consent, cooling_off_until)
                        from user_histories
                        order by user_id
                        """).query(String.class).list())
                .containsExactly("other 1 f", "u1 7 0 2023-10-26", "u4 1 2000-01-01");
        assertThat(store.usersThatDiffer(10)).isEmpty();
    }

    @Test
    void manyUsersAreGatheredInPartsThatLeaveNobodyOutAndNobodyTwice() {
        jdbc.sql("insert into users (user_id) select 'v' || number from generate_series(1, 5000) as number")
                .update();
        jdbc.sql("""
                        insert into settlements
                        select user_id, 's' || turn || user_id, 'cafe', date '2023-01-05' - turn, turn
                        from users
                        cross join generate_series(1, 2) as turn
                        """).update();

        fill();

        assertThat(store.usersThatDiffer(10)).isEmpty();
        assertThat(settlements()).hasSize(5_003).contains("v2500 {2023-01-03,2023-01-04} {cafe,cafe} {2,1}");
    }

    @Test
    void ofManyUsersTooASettlementOfNobodyBreaksAConstraint() {
        jdbc.sql("insert into users (user_id) select 'v' || number from generate_series(1, 5000) as number")
                .update();
        settled("w", "s1", "2023-01-01", 200);
        store.forget();

        assertThatThrownBy(store::fill).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aSettlementOfNobodyBreaksAConstraint() {
        settled("u9", "s1", "2023-01-01", 200);
        store.forget();

        assertThatThrownBy(store::fill).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whoseRowIsNotWhatItIsMadeOfIsNamed() {
        logged("u1", "l1", "A", 0, "2023-10-26");
        settled("u2", "s1", "2023-01-01", 200);
        fill();
        logged("u2", "l3", "B", 1, "2023-10-26");
        settled("u3", "s2", "2023-01-01", 200);

        assertThat(store.usersThatDiffer(10)).containsExactly("u2", "u3");
        assertThat(store.usersThatDiffer(1)).containsExactly("u2");

        fill();

        assertThat(store.usersThatDiffer(10)).isEmpty();
    }

    private void fill() {
        store.forget();
        store.fill();
    }

    private void settled(String userId, String stId, String settledAt, int hourlyRate) {
        jdbc.sql("insert into settlements values (:userId, :stId, 'cafe', :settledAt::date, :hourlyRate)")
                .param("userId", userId)
                .param("stId", stId)
                .param("settledAt", settledAt)
                .param("hourlyRate", hourlyRate)
                .update();
    }

    private void logged(String userId, String logId, String arm, int applied, String sentAt) {
        jdbc.sql("insert into campaign_logs (user_id, log_id, ab_group, is_applied, sent_at)"
                        + " values (:userId, :logId, :arm, :applied, :sentAt::date)")
                .param("userId", userId)
                .param("logId", logId)
                .param("arm", arm)
                .param("applied", applied)
                .param("sentAt", sentAt)
                .update();
    }

    private List<String> settlements() {
        return jdbc.sql("""
                        select concat_ws(' ', user_id, settled_on, category_ids, hourly_rates)
                        from user_histories
                        order by user_id
                        """).query(String.class).list();
    }

    private List<String> campaigns() {
        return jdbc.sql("""
                        select concat_ws(' ', user_id, sent_on, arms, applied_arms, applied_on)
                        from user_histories
                        order by user_id
                        """).query(String.class).list();
    }
}
