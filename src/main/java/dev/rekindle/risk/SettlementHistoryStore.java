package dev.rekindle.risk;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code settlement_histories}: what {@code settlements} says, as one row per user. */
@Repository
class SettlementHistoryStore {

    private final JdbcClient jdbc;

    SettlementHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fills the table, which is empty as settlements was. */
    void gatherAll() {
        jdbc.sql("""
                        insert into settlement_histories (user_id, settled_on, category_ids, hourly_rates)
                        select user_id,
                          array_agg(settled_at order by settled_at, st_id) as settled_on,
                          array_agg(category_id order by settled_at, st_id) as category_ids,
                          array_agg(final_hourly_rate order by settled_at, st_id) as hourly_rates
                        from settlements
                        group by user_id
                        order by user_id
                        """).update();
        jdbc.sql("analyze settlement_histories").update();
    }

    /** Gathers anew the histories of the users in {@code pending_settlements}. */
    void gatherPending() {
        jdbc.sql("""
                        insert into settlement_histories as kept (
                          user_id, settled_on, category_ids, hourly_rates)
                        select user_id,
                          array_agg(settled_at order by settled_at, st_id) as settled_on,
                          array_agg(category_id order by settled_at, st_id) as category_ids,
                          array_agg(final_hourly_rate order by settled_at, st_id) as hourly_rates
                        from settlements
                        where user_id in (select user_id from pending_settlements)
                        group by user_id
                        order by user_id
                        on conflict (user_id) do update
                        set settled_on = excluded.settled_on, category_ids = excluded.category_ids,
                          hourly_rates = excluded.hourly_rates
                        """).update();
    }

    /** The users whose kept history is not what their settlements say, by user id: at most {@code most} of them. */
    List<String> usersThatDiffer(int most) {
        return jdbc.sql("""
                        with gathered as (
                          select user_id,
                            array_agg(settled_at order by settled_at, st_id) as settled_on,
                            array_agg(category_id order by settled_at, st_id) as category_ids,
                            array_agg(final_hourly_rate order by settled_at, st_id) as hourly_rates
                          from settlements
                          group by user_id
                        )
                        select coalesce(gathered.user_id, kept.user_id) as user_id
                        from gathered
                        full join settlement_histories as kept on kept.user_id = gathered.user_id
                        where (gathered.settled_on, gathered.category_ids, gathered.hourly_rates)
                          is distinct from (kept.settled_on, kept.category_ids, kept.hourly_rates)
                        order by 1
                        limit :most
                        """).param("most", most).query(String.class).list();
    }

    /** Empties the table. */
    void forget() {
        jdbc.sql("truncate settlement_histories").update();
    }
}
