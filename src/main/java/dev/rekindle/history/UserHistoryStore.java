package dev.rekindle.history;

import dev.rekindle.importing.KeptPerOwner;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code user_histories}: what {@code settlements} and {@code campaign_logs} say, beside what is known of the user.
 * The user's own columns follow by themselves, by triggers, except where all users come at once.
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
    private static final String ALL =
            """
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
            from users
            full join ({settled}) as settled using (user_id)
            full join ({logged}) as logged using (user_id)
            """.replace("{settled}", SETTLED).replace("{logged}", LOGGED).replace("{asked}", "");

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

    /** The rows come by user, since the joins go along the keys; so neighbours lie side by side. */
    @Override
    public void fill() {
        jdbc.sql("""
                        insert into user_histories (
                          user_id, region_id, push_on, total_settle_cnt, notification_blocked_at, birth_date,
                          self_excluded_until, marketing_consent, cooling_off_until, settled_on, category_ids,
                          hourly_rates, sent_on, arms, applied_arms, applied_on)
                        """ + ALL).update();
        jdbc.sql("analyze user_histories").update();
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
                        """.replace("{all}", ALL))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Empties the table. */
    void forget() {
        jdbc.sql("truncate user_histories").update();
    }
}
