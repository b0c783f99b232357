package dev.rekindle.protection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code harm_checks}: who is to be looked at. */
@Repository
class HarmCheckStore {

    private final JdbcClient jdbc;

    HarmCheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks for a look at who played or spent in the current batch, unless it is too long ago to matter today. */
    int askForPlayers(Instant since) {
        return jdbc.sql("""
                        insert into harm_checks (user_id)
                        select distinct user_id
                        from new_actions
                        where action_timestamp >= :since
                          and (action_type in ('PLAY_GAME', 'FAIL_GAME') or tokens_spent > 0 or metadata -> 'stake' is not null)
                        """).param("since", since.atOffset(ZoneOffset.UTC)).update();
    }

    /** Asks for a look at everybody who has acted since that day. */
    int askForActive(LocalDate since) {
        return jdbc.sql("""
                        insert into harm_checks (user_id)
                        select user_id
                        from user_metrics
                        where last_action_day >= :since
                        order by user_id
                        """).param("since", since).update();
    }

    /** Takes some of those who are to be looked at; what others are looking at is left to them. */
    List<String> take(int most) {
        return jdbc.sql("""
                        with oldest as (
                          select position, user_id
                          from harm_checks
                          order by position
                          limit :most
                          for update skip locked
                        ), taken as (
                          delete from harm_checks
                          using oldest
                          where harm_checks.position = oldest.position and harm_checks.user_id = oldest.user_id
                          returning harm_checks.user_id
                        )
                        select distinct user_id
                        from taken
                        order by user_id
                        """).param("most", most).query(String.class).list();
    }
}
