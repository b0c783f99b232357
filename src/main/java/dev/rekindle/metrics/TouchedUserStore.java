package dev.rekindle.metrics;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The users that the current transaction touches, in {@code touched_users}, those of them whose first action may be
 * among the new ones, in {@code beginners}, those of their days that are new, in {@code new_days}, and those that now
 * begin at another hour, in {@code changed_days}: tables of the session that are empty after the commit.
 */
@Repository
class TouchedUserStore {

    private final JdbcClient jdbc;

    TouchedUserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes the tables, or empties them of an earlier batch of the same transaction. Without a key, which would cost as
     * much as the rest: whoever writes writes each user once.
     */
    void prepare() {
        jdbc.sql("""
                        create temporary table if not exists touched_users (
                          user_id text collate "C" not null
                        ) on commit delete rows;
                        create temporary table if not exists beginners (
                          user_id text collate "C" not null
                        ) on commit delete rows;
                        create temporary table if not exists new_days (
                          user_id text collate "C" not null, day date not null
                        ) on commit delete rows;
                        create temporary table if not exists changed_days (
                          user_id text collate "C" not null, day date not null, hour_before smallint,
                          hour smallint not null, cash_hour_before smallint, cash_hour smallint
                        ) on commit delete rows
                        """).update();
        var areUsed = jdbc.sql("select exists (select from touched_users) as are_used")
                .query(Boolean.class)
                .single();
        if (areUsed) {
            jdbc.sql("truncate touched_users, beginners, new_days, changed_days")
                    .update();
        }
    }

    /**
     * Touches, and locks, the users whose sums change on this day by time alone, and takes what told of them out of
     * {@code user_rolls}: while they are locked nobody else writes of them there.
     */
    int touchThoseWhoRoll(LocalDate today) {
        var rolling = jdbc.sql("""
                        with due as (
                          select user_id, rolls_on
                          from user_metrics
                          where user_id in (select user_id from user_rolls where rolls_on <= :today)
                          order by user_id
                          for no key update
                        ), taken as (
                          delete from user_rolls
                          using due
                          where user_rolls.user_id = due.user_id and user_rolls.rolls_on <= :today
                        )
                        insert into touched_users (user_id)
                        select user_id
                        from due
                        where rolls_on <= :today
                        """).param("today", today).update();
        analyze();
        return rolling;
    }

    /** Touches, and locks, the users whose sums stand as of a later day. */
    int touchThoseAhead(LocalDate today) {
        var ahead = jdbc.sql("""
                        with ahead as (
                          select user_id
                          from user_metrics
                          where window_until > :today
                          order by user_id
                          for no key update
                        )
                        insert into touched_users (user_id)
                        select user_id
                        from ahead
                        """).param("today", today).update();
        analyze();
        return ahead;
    }

    /** Whoever joins these many should know that each stands there once. */
    private void analyze() {
        jdbc.sql("analyze touched_users").update();
    }
}
