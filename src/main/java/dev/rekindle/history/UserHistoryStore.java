package dev.rekindle.history;

import dev.rekindle.importing.KeptPerOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code user_histories}: what {@code settlements} and {@code campaign_logs} say, beside what is known of the
 * user. The user's own columns follow by themselves, by triggers, except where all users come at once.
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
     * Gathers parts of the users side by side and then writes them: workers help with a table that is made, and not
     * with one that is written to.
     */
    @Override
    public void fill() {
        shareWholeParts();
        var bounds = partBounds();
        var parts = new ArrayList<String>();
        for (var part = 0; part <= bounds.size(); part++) {
            var from = part == 0 ? "" : "user_id >= :bound" + part;
            var until = part == bounds.size() ? "" : "user_id < :bound" + (part + 1);
            var both = Stream.of(from, until).filter(side -> !side.isEmpty()).collect(Collectors.joining(" and "));
            parts.add(ALL.replace("{asked}", both.isEmpty() ? "" : "where " + both));
        }
        var gather = jdbc.sql("create unlogged table gathered_histories as\n" + String.join("union all\n", parts));
        for (var bound = 0; bound < bounds.size(); bound++) {
            gather = gather.param("bound" + (bound + 1), bounds.get(bound));
        }
        gather.update();
        jdbc.sql("""
                        insert into user_histories (
                          user_id, region_id, push_on, total_settle_cnt, notification_blocked_at, birth_date,
                          self_excluded_until, marketing_consent, cooling_off_until, settled_on, category_ids,
                          hourly_rates, sent_on, arms, applied_arms, applied_on)
                        select * from gathered_histories
                        """).update();
        jdbc.sql("drop table gathered_histories").update();
        jdbc.sql("analyze user_histories").update();
    }

    /** Until the end of this transaction a worker takes a part as it is, rather than some pages of each. */
    private void shareWholeParts() {
        jdbc.sql("""
                        select set_config('parallel_setup_cost', '0', true), set_config('parallel_tuple_cost', '0', true),
                          set_config('min_parallel_table_scan_size', '5TB', true),
                          set_config('min_parallel_index_scan_size', '5TB', true)
                        """).query().singleRow();
    }

    /** User ids that divide the users into parts of about the same size; none when they are few. */
    private List<String> partBounds() {
        return jdbc.sql("""
                        select unnest(percentile_disc(array[0.25, 0.5, 0.75]) within group (order by user_id)) as bound
                        from users tablesample bernoulli (1) repeatable (1)
                        """).query(String.class).list();
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
