package dev.rekindle.segment;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The users whose group is to be decided in the current transaction although no action of theirs asks for it, in
 * {@code touched_users}, a table of the session that is empty after the commit; as actions arrive {@code metrics} fills
 * it.
 */
@Repository
class RegroupedUserStore {

    private static final int MANY = 10_000;

    private final JdbcClient jdbc;

    RegroupedUserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whom time alone may have taken into another group by this day. */
    int fillDue(LocalDate today) {
        prepare();
        return known(jdbc.sql("""
                        insert into touched_users (user_id)
                        select user_id
                        from user_segments
                        where next_change_day <= :today
                        """).param("today", today).update());
    }

    /**
     * The same, beside those who stand there already. Locks what is kept of them, so that nobody changes it meanwhile;
     * who is just acting is skipped and left to {@link #fillDue}.
     */
    int addDue(LocalDate today) {
        return known(jdbc.sql("""
                        with held as (
                          select metrics.user_id
                          from user_segments as due
                          join user_metrics as metrics on metrics.user_id = due.user_id
                          where due.next_change_day <= :today
                            and not exists (
                              select from touched_users as touched where touched.user_id = due.user_id)
                          for no key update of metrics skip locked
                        )
                        insert into touched_users (user_id)
                        select user_id
                        from held
                        """).param("today", today).update());
    }

    /** Tells whoever joins many that each stands there once. */
    private int known(int filled) {
        if (filled > MANY) {
            jdbc.sql("analyze touched_users").update();
        }
        return filled;
    }

    /** The next ones, by user id, whose group was decided by another policy than this one. */
    int fillOtherPolicy(SegmentPolicy active, String after, int most) {
        prepare();
        return jdbc.sql("""
                        insert into touched_users (user_id)
                        select user_id
                        from user_segments
                        where user_id > :after and (policy, policy_version) <> (:policy, :version)
                        order by user_id
                        limit :most
                        """)
                .param("after", after)
                .param("policy", active.name())
                .param("version", active.version())
                .param("most", most)
                .update();
    }

    /** The next ones, by user id, of all who have an action or a group. */
    int fillNext(String after, int most) {
        prepare();
        return jdbc.sql("""
                        with acting as (
                          select user_id from user_metrics where user_id > :after order by user_id limit :most
                        ), grouped as (
                          select user_id from user_segments where user_id > :after order by user_id limit :most
                        )
                        insert into touched_users (user_id)
                        select user_id from acting
                        union
                        select user_id from grouped
                        order by user_id
                        limit :most
                        """).param("after", after).param("most", most).update();
    }

    /** The last of them, by user id. */
    String last() {
        return jdbc.sql("select max(user_id) as last from touched_users")
                .query(String.class)
                .single();
    }

    List<String> all() {
        return jdbc.sql("select user_id from touched_users order by user_id")
                .query(String.class)
                .list();
    }

    private void prepare() {
        jdbc.sql("""
                        create temporary table if not exists touched_users (
                          user_id text collate "C" not null
                        ) on commit delete rows
                        """).update();
    }
}
