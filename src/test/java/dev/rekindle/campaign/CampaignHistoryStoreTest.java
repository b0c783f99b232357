package dev.rekindle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CampaignHistoryStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final CampaignHistoryStore store = new CampaignHistoryStore(jdbc);

    @Test
    void aDayHoldsEveryArmAndTheArmsInWhichSomeoneApplied() {
        logged("u1", "l3", "B", 1, "2023-10-27");
        logged("u1", "l1", "A", 0, "2023-10-26");
        logged("u1", "l2", "A", 1, "2023-10-26");
        logged("u1", "l4", "Control", 0, "2023-10-26");
        logged("u2", "l5", "Control", 0, "2023-10-26");

        store.gatherAll();

        assertThat(histories())
                .containsExactly(
                        "u1 {2023-10-26,2023-10-27} {3,4} {2,4} {2023-10-26,2023-10-27}", "u2 {2023-10-26} {1} {0} {}");
    }

    @Test
    void onlyUsersWithPendingRowsAreGatheredAnew() {
        logged("u1", "l1", "A", 0, "2023-10-26");
        logged("u2", "l2", "B", 0, "2023-10-26");
        store.gatherAll();
        logged("u1", "l3", "A", 1, "2023-10-20");
        jdbc.sql("delete from campaign_logs where user_id = 'u2'").update();
        jdbc.sql("create table pending_campaign_logs as select 'u1' as user_id").update();

        store.gatherPending();

        assertThat(histories())
                .containsExactly("u1 {2023-10-20,2023-10-26} {2,2} {2,0} {2023-10-20}", "u2 {2023-10-26} {4} {0} {}");
    }

    @Test
    void whoseHistoryIsNotWhatTheLogsSayIsNamed() {
        logged("u1", "l1", "A", 0, "2023-10-26");
        logged("u2", "l2", "B", 0, "2023-10-26");
        store.gatherAll();
        logged("u2", "l3", "B", 1, "2023-10-26");
        logged("u3", "l4", "A", 0, "2023-10-26");

        assertThat(store.usersThatDiffer(10)).containsExactly("u2", "u3");
        assertThat(store.usersThatDiffer(1)).containsExactly("u2");

        store.forget();
        store.gatherAll();

        assertThat(store.usersThatDiffer(10)).isEmpty();
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

    private List<String> histories() {
        return jdbc.sql("""
                        select concat_ws(' ', user_id, sent_on, arms, applied_arms, applied_on)
                        from campaign_histories
                        order by user_id
                        """).query(String.class).list();
    }
}
