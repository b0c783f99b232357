package dev.rekindle.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SettlementHistoryStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final SettlementHistoryStore store = new SettlementHistoryStore(jdbc);

    @Test
    void historyIsOrderedByDayThenById() {
        settled("u1", "s2", "2023-01-05", 200);
        settled("u1", "s10", "2023-01-05", 100);
        settled("u1", "s9", "2023-01-01", 300);
        settled("u2", "s1", "2023-01-01", 400);

        store.gatherAll();

        assertThat(histories())
                .containsExactly(
                        "u1 {2023-01-01,2023-01-05,2023-01-05} {cafe,cafe,cafe} {300,100,200}",
                        "u2 {2023-01-01} {cafe} {400}");
    }

    @Test
    void onlyUsersWithPendingRowsAreGatheredAnew() {
        settled("u1", "s1", "2023-01-01", 100);
        settled("u2", "s2", "2023-01-01", 200);
        store.gatherAll();
        settled("u1", "s3", "2022-12-31", 300);
        settled("u3", "s4", "2023-01-01", 400);
        jdbc.sql("delete from settlements where user_id = 'u2'").update();
        jdbc.sql("create table pending_settlements as select 'u1' as user_id union all select 'u3'")
                .update();

        store.gatherPending();

        assertThat(histories())
                .containsExactly(
                        "u1 {2022-12-31,2023-01-01} {cafe,cafe} {300,100}",
                        "u2 {2023-01-01} {cafe} {200}",
                        "u3 {2023-01-01} {cafe} {400}");
    }

    private void settled(String userId, String stId, String settledAt, int hourlyRate) {
        jdbc.sql("insert into settlements values (:userId, :stId, 'cafe', :settledAt::date, :hourlyRate)")
                .param("userId", userId)
                .param("stId", stId)
                .param("settledAt", settledAt)
                .param("hourlyRate", hourlyRate)
                .update();
    }

    private List<String> histories() {
        return jdbc.sql("""
                        select concat_ws(' ', user_id, settled_on, category_ids, hourly_rates)
                        from settlement_histories
                        order by user_id
                        """).query(String.class).list();
    }
}
