package dev.rekindle.metrics;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the raw actions say of users, in {@code said_metrics}, and of the days of those who differ, in
 * {@code said_days}, and how what is kept differs from it. Tables of the current transaction; unlogged rather than
 * temporary, as parallel workers cannot read temporary ones.
 */
@Repository
class RecomputeStore {

    private final JdbcClient jdbc;

    RecomputeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds up whoever adds actions until the transaction ends, and gives it what large sorts need. */
    void prepare() {
        jdbc.sql("lock table user_days, user_metrics, user_rolls in share row exclusive mode")
                .update();
        jdbc.sql("""
                        select set_config('work_mem', '512MB', true),
                          set_config('max_parallel_workers_per_gather', '2', true),
                          set_config('client_connection_check_interval', '2s', true)
                        """).query().singleRow();
    }

    /**
     * What the actions say of each user. Each of two processes takes half of the users all the way, and sorts rather
     * than hashes: sums that one begins and another ends would have to be handed over, and nearly as many days as
     * actions, each with its sums, would be a gigabyte.
     */
    void gatherMetrics(LocalDate today, ZoneId zone) {
        setSharedGrouping("off");
        jdbc.sql("""
                        create unlogged table said_metrics as
                        select * from said_metrics_of_half(:zone, :today, 0)
                        union all
                        select * from said_metrics_of_half(:zone, :today, 1)
                        """).param("zone", zone.getId()).param("today", today).update();
        setSharedGrouping("on");
        jdbc.sql("analyze said_metrics (user_id)").update();
    }

    private void setSharedGrouping(String state) {
        jdbc.sql("""
                        select set_config('enable_gathermerge', :state, true), set_config('enable_hashagg', :state, true)
                        """).param("state", state).query().singleRow();
    }

    /**
     * Finds the users whose days are not what the actions say, by the digests.
     *
     * @return how many these are
     */
    long findDiffering() {
        jdbc.sql(ComparedColumns.DAYS.in("""
                        create unlogged table differing_users as
                        select user_id
                        from said_metrics as said
                        full join (
                          select user_id,
                            bit_xor(day_digest(day, {names})) as days_digest
                          from user_days
                          group by user_id
                        ) as kept using (user_id)
                        where said.days_digest is distinct from kept.days_digest
                        """)).update();
        return jdbc.sql("select count(*) as users from differing_users")
                .query(Long.class)
                .single();
    }

    /** What the actions say of the days of those who differ. */
    void gatherDays(ZoneId zone) {
        jdbc.sql("""
                        create unlogged table said_days as
                        select *
                        from said_days(:zone)
                        where user_id in (select user_id from differing_users)
                        """).param("zone", zone.getId()).update();
    }

    /** What is kept of days and is not what the actions say, a sentence each: at most this many. */
    List<String> dayDifferences(int most) {
        return jdbc.sql(ComparedColumns.DAYS.in("""
                        with differing as (
                          select user_id, day, to_jsonb(kept) as kept_values, to_jsonb(said) as said_values
                          from (
                            select * from user_days where user_id in (select user_id from differing_users)
                          ) as kept
                          full join said_days as said using (user_id, day)
                          where ({kept}) is distinct from ({said})
                          order by user_id, day
                          limit :most
                        )
                        select concat('user_days: user ', user_id, ' on ', day, ' ', difference_in_words(kept_values, said_values))
                        from differing
                        """))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** What is kept of users and is not what the actions say, a sentence each: at most this many. */
    List<String> metricsDifferences(int most) {
        return jdbc.sql(ComparedColumns.METRICS.in("""
                        with differing as (
                          select user_id, to_jsonb(kept) as kept_values, to_jsonb(said) as said_values
                          from user_metrics as kept
                          full join said_metrics as said using (user_id)
                          where ({kept}) is distinct from ({said})
                          order by user_id
                          limit :most
                        )
                        select concat('user_metrics: user ', user_id, ' ', difference_in_words(kept_values, said_values))
                        from differing
                        """))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Makes the days what the actions say. */
    void correctDays() {
        jdbc.sql("""
                        delete from user_days as kept
                        where user_id in (select user_id from differing_users)
                          and not exists (
                            select from said_days as said where said.user_id = kept.user_id and said.day = kept.day)
                        """).update();
        jdbc.sql(ComparedColumns.DAYS.in("""
                        merge into user_days as kept
                        using said_days as said
                        on kept.user_id = said.user_id and kept.day = said.day
                        when matched and ({kept}) is distinct from ({said})
                        then update set {set}
                        when not matched by target then
                          insert (user_id, day, {names})
                          values (said.user_id, said.day, {said})
                        """)).update();
    }

    /** Makes what is kept of users what the actions say; the window is that up to this day. */
    void correctMetrics(LocalDate today) {
        jdbc.sql(ComparedColumns.METRICS.in("""
                        merge into user_metrics as kept
                        using said_metrics as said
                        on kept.user_id = said.user_id
                        when matched and ({kept}) is distinct from ({said})
                        then update set window_until = :today, {set}
                        when not matched by target then
                          insert (user_id, window_until, {names})
                          values (said.user_id, :today, {said})
                        when not matched by source then delete
                        """)).param("today", today).update();
    }

    /**
     * Makes the days on which sums change what the metrics say, a sentence for each that was missing: at most this
     * many.
     */
    List<String> correctRolls(int most) {
        return jdbc.sql("""
                        with missing as (
                          insert into user_rolls (rolls_on, user_id)
                          select rolls_on, user_id
                          from user_metrics
                          where rolls_on is not null
                          on conflict (rolls_on, user_id) do nothing
                          returning rolls_on, user_id
                        )
                        select concat('user_rolls: user ', user_id, ' on ', rolls_on, ' is missing') as sentence
                        from missing
                        order by user_id
                        limit :most
                        """).param("most", most).query(String.class).list();
    }

    /** Makes a user of everybody who acted. */
    void addMissingUsers() {
        jdbc.sql("""
                        insert into users (user_id)
                        select user_id
                        from said_metrics
                        where not exists (select from users where users.user_id = said_metrics.user_id)
                        order by user_id
                        on conflict (user_id) do nothing
                        """).update();
    }

    void drop() {
        jdbc.sql("drop table if exists said_days, said_metrics, differing_users")
                .update();
    }
}
