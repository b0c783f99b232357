package dev.rekindle.history;

import dev.rekindle.importing.KeptPerOwner;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code user_histories}, all in one partition: what {@code settlements} and {@code campaign_logs} say, beside
 * what is known of the user. The user's own columns follow by themselves, by triggers, except where all users come at
 * once.
 */
@Repository
class UserHistoryStore implements KeptPerOwner {

    /** One row per user with a settlement, of those that are asked for. */
    private static final String SETTLED = """
            select
              user_id,
              array_agg(settled_at order by settled_at, st_id) as settled_on,
              array_agg(category_id order by settled_at, st_id) as category_ids,
              array_agg(final_hourly_rate order by settled_at, st_id) as hourly_rates
            from settlements
            {asked}
            group by user_id
            """;

    /** One row per user with a campaign log, of those that are asked for. */
    private static final String LOGGED = """
            select
              user_id,
              array_agg(sent_at order by sent_at) as sent_on,
              array_agg(arms order by sent_at) as arms,
              array_agg(applied_arms order by sent_at) as applied_arms,
              coalesce(array_agg(sent_at order by sent_at) filter (where applied_arms <> 0), '{}') as applied_on
            from (
              select
                user_id, sent_at,
                bit_or(arm_bit)::smallint as arms,
                bit_or(arm_bit * is_applied)::smallint as applied_arms
              from campaign_logs
              cross join lateral (
                select case ab_group when 'Control' then 1 when 'A' then 2 else 4 end as arm_bit
              ) as coded
              {asked}
              group by user_id, sent_at
            ) as days
            group by user_id
            """;

    /** One row per user, or per owner of rows who is none: then what a user always has is absent. */
    private static final String ALL = """
            select
              user_id, users.region_id, users.push_on, users.total_settle_cnt, users.notification_blocked_at,
              users.birth_date, users.self_excluded_until, users.marketing_consent, users.cooling_off_until,
              coalesce(settled.settled_on, '{}') as settled_on,
              coalesce(settled.category_ids, '{}') as category_ids,
              coalesce(settled.hourly_rates, '{}') as hourly_rates,
              coalesce(logged.sent_on, '{}') as sent_on,
              coalesce(logged.arms, '{}') as arms,
              coalesce(logged.applied_arms, '{}') as applied_arms,
              coalesce(logged.applied_on, '{}') as applied_on
            from (select * from users {asked}) as users
            full join ({settled}) as settled using (user_id)
            full join ({logged}) as logged using (user_id)
            """.replace("{settled}", SETTLED).replace("{logged}", LOGGED);

    /** Makes what was gathered the partition, under the same conditions. Fails where a row belongs to no user. */
    private static final String IN_PLACE = """
            drop table user_histories_rows;
            alter table gathered_histories rename to user_histories_rows;
            alter table user_histories_rows
              alter user_id set not null, alter push_on set not null, alter total_settle_cnt set not null,
              alter settled_on set not null, alter category_ids set not null, alter hourly_rates set not null,
              alter sent_on set not null, alter arms set not null, alter applied_arms set not null,
              alter applied_on set not null,
              add constraint user_histories_are_parallel check (
                cardinality(settled_on) = cardinality(category_ids)
                and cardinality(settled_on) = cardinality(hourly_rates)
                and cardinality(sent_on) = cardinality(arms) and cardinality(sent_on) = cardinality(applied_arms)),
              alter settled_on set statistics 0, alter category_ids set statistics 0,
              alter hourly_rates set statistics 0, alter sent_on set statistics 0, alter arms set statistics 0,
              alter applied_arms set statistics 0, alter applied_on set statistics 0;
            alter table user_histories attach partition user_histories_rows for values from (minvalue) to (maxvalue)
            """;

    private final JdbcClient jdbc;

    UserHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "user_histories";
    }

    @Override
    public Set<String> madeOf() {
        return Set.of("users", "settlements", "campaign_logs");
    }

    @Override
    public String owner() {
        return "user_id";
    }

    /**
     * Gathers two halves of the users side by side into a table that then takes the place of the empty partition:
     * workers help with a table that is made, and not with one that is written to.
     */
    @Override
    public void fill() {
        var middle = middleUser();
        letWorkersGather();
        jdbc.sql("""
                        create table gathered_histories with (fillfactor = 90) as
                        {lower}
                        union all
                        {upper}
                        """.replace("{lower}", ALL.replace("{asked}", "where user_id < :middle"))
                        .replace("{upper}", ALL.replace("{asked}", "where user_id >= :middle")))
                .param("middle", middle)
                .update();
        shareAsUsual();
        jdbc.sql(IN_PLACE).update();
        jdbc.sql("analyze user_histories_rows").update();
    }

    /** A user id that about half of them lie before; when they are few, all lie behind it. */
    private String middleUser() {
        return jdbc.sql("""
                        select coalesce(percentile_disc(0.5) within group (order by user_id), '') as middle
                        from users tablesample bernoulli (1) repeatable (1)
                        """).query(String.class).single();
    }

    /** Until the end of this transaction a worker takes a half as it is, and its leader only writes. */
    private void letWorkersGather() {
        jdbc.sql("""
                        select set_config('parallel_setup_cost', '0', true), set_config('parallel_tuple_cost', '0', true),
                          set_config('min_parallel_table_scan_size', '5TB', true),
                          set_config('min_parallel_index_scan_size', '5TB', true),
                          set_config('max_parallel_workers_per_gather', '2', true)
                        """).query().singleRow();
    }

    /** So that several workers make the index. */
    private void shareAsUsual() {
        jdbc.sql("set local min_parallel_table_scan_size = default").update();
    }

    @Override
    public void follow(String table, boolean wasEmpty) {
        var asked = wasEmpty ? "" : "where user_id in (select user_id from pending_%s)".formatted(table);
        switch (table) {
            case "settlements" ->
                jdbc.sql("""
                                update user_histories as kept
                                set settled_on = settled.settled_on, category_ids = settled.category_ids,
                                  hourly_rates = settled.hourly_rates
                                from ({settled}) as settled
                                where kept.user_id = settled.user_id
                                """.replace("{settled}", SETTLED).replace("{asked}", asked))
                        .update();
            case "campaign_logs" ->
                jdbc.sql("""
                                update user_histories as kept
                                set sent_on = logged.sent_on, arms = logged.arms, applied_arms = logged.applied_arms,
                                  applied_on = logged.applied_on
                                from ({logged}) as logged
                                where kept.user_id = logged.user_id
                                """.replace("{logged}", LOGGED).replace("{asked}", asked))
                        .update();
            default -> {
                // The triggers of users have followed already.
            }
        }
    }

    /** The users whose kept row is not what it is made of, by user id: at most {@code most} of them. */
    List<String> usersThatDiffer(int most) {
        return jdbc.sql("""
                        select user_id
                        from ({all}) as gathered
                        full join user_histories as kept using (user_id)
                        where gathered is distinct from kept
                        order by user_id
                        limit :most
                        """.replace("{all}", ALL.replace("{asked}", "")))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Empties the table. */
    void forget() {
        jdbc.sql("truncate user_histories").update();
    }
}
