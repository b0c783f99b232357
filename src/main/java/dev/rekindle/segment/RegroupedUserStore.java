package dev.rekindle.segment;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The users whose group is to be decided in the current transaction, in {@code touched_users}, a table of the session that
 * is empty after the commit. As actions arrive {@code metrics} fills it and holds the users' rows; whoever decides for
 * another reason fills it here, and takes the same rows in the same order, so that nobody decides by values that another
 * transaction is about to change.
 */
@Repository
class RegroupedUserStore {

    private final JdbcClient jdbc;

    RegroupedUserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whom time alone may have taken into another group by this day. */
    int fillDue(LocalDate today) {
        prepare();
        var due = jdbc.sql("""
                        insert into touched_users (user_id)
                        select user_id
                        from user_segments
                        where next_change_day <= :today
                        """).param("today", today).update();
        return held(due);
    }

    /** The next ones, by user id, whose group was decided by another policy than this one. */
    int fillOtherPolicy(SegmentPolicy active, String after, int most) {
        prepare();
        var others = jdbc.sql("""
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
        return held(others);
    }

    /** The next ones, by user id, of all who have an action or a group. */
    int fillNext(String after, int most) {
        prepare();
        var next = jdbc.sql("""
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
        return held(next);
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
                          user_id text collate "C" primary key
                        ) on commit delete rows
                        """).update();
    }

    private int held(int users) {
        if (users > 0) {
            jdbc.sql("""
                            with held as (
                              select metrics.user_id
                              from touched_users as touched
                              join user_metrics as metrics on metrics.user_id = touched.user_id
                              order by metrics.user_id
                              for no key update of metrics
                            )
                            select count(*) as held from held
                            """).query().singleRow();
        }
        return users;
    }
}
