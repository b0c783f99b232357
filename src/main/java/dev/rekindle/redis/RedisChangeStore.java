package dev.rekindle.redis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code redis_changes}: whose values in Redis are behind. */
@Repository
class RedisChangeStore {

    /** "redi": the lock of whoever writes to Redis now. */
    private static final long MIRROR_LOCK = 0x72656469;

    private final JdbcClient jdbc;

    RedisChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the users in the session's table {@code touched_users}. */
    void addTouched(Instant at) {
        jdbc.sql("insert into redis_changes (user_id, changed_at) select user_id, :at from touched_users")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Adds those in the session's table {@code moved_users} who come into another group. */
    void addMoved(Instant at) {
        jdbc.sql("""
                        insert into redis_changes (user_id, changed_at)
                        select user_id, :at
                        from moved_users
                        where from_group <> to_group
                        """).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    void add(Collection<String> userIds, Instant at) {
        jdbc.sql("""
                        insert into redis_changes (user_id, changed_at)
                        select user_id, :at
                        from unnest(:userIds) as changed (user_id)
                        """)
                .param("userIds", userIds.toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the current transaction is the only one in the cluster that writes to Redis, until it ends. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", MIRROR_LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Takes out the oldest changes: their users, each once. */
    List<String> takeOldest(int most) {
        return jdbc.sql("""
                        with taken as (
                          delete from redis_changes
                          where (change_id, user_id) in (
                            select change_id, user_id from redis_changes order by change_id limit :most)
                          returning user_id
                        )
                        select distinct user_id
                        from taken
                        """).param("most", most).query(String.class).list();
    }

    /** Leaves one change of each user: however long Redis is away, no more wait than there are users. */
    int keepOneOfEach() {
        return jdbc.sql("""
                        delete from redis_changes as older
                        using (
                          select distinct on (user_id) user_id, change_id
                          from redis_changes
                          order by user_id, change_id desc
                        ) as newest
                        where older.user_id = newest.user_id and older.change_id < newest.change_id
                        """).update();
    }

    long waitingUsers() {
        return jdbc.sql("select count(distinct user_id) as users from redis_changes")
                .query(Long.class)
                .single();
    }

    Optional<Instant> oldestAt() {
        return jdbc.sql("select changed_at from redis_changes order by change_id limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
