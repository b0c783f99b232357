package dev.rekindle.protection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code harm_checks}: who is to be looked at. */
@Repository
class HarmCheckStore {

    /**
     * Who is looked at together.
     *
     * @param rows how many asked for it; a user can stand in several
     * @param since the earliest action because of which one of them is; absent when there is nobody
     */
    record Asked(long rows, List<String> userIds, @Nullable Instant since) {}

    /** "harm": the lock of whoever looks. */
    private static final long LOOKING_LOCK = 0x6861726d;

    private final JdbcClient jdbc;

    HarmCheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks for a look at who played or spent in the current batch, unless it is too long ago to matter today. */
    int askForPlayers(Instant since) {
        return jdbc.sql("""
                        insert into harm_checks (user_id, since)
                        select user_id, min(action_timestamp)
                        from new_actions
                        where action_timestamp >= :since
                          and (action_type in ('PLAY_GAME', 'FAIL_GAME') or tokens_spent > 0 or staked)
                        group by user_id
                        """).param("since", since.atOffset(ZoneOffset.UTC)).update();
    }

    /** Asks for a look at everybody who has acted since that day, at what they did since it. */
    int askForActive(LocalDate since, ZoneId zone) {
        return jdbc.sql("""
                        insert into harm_checks (user_id, since)
                        select user_id, :start
                        from user_metrics
                        where last_action_day >= :since
                        order by user_id
                        """)
                .param("since", since)
                .param("start", since.atStartOfDay(zone).toOffsetDateTime())
                .update();
    }

    /** Takes those who have waited longest, out of so many rows; nobody when another instance is at it. */
    Asked take(int mostRows) {
        return jdbc.sql("""
                        with taken as (
                          delete from harm_checks
                          where position <= (
                              select max(position)
                              from (select position from harm_checks order by position limit :mostRows) as oldest)
                            and (select pg_try_advisory_xact_lock(:lock))
                          returning user_id, since
                        )
                        select count(*) as rows, coalesce(array_agg(distinct user_id order by user_id), '{}') as user_ids,
                          min(since) as since
                        from taken
                        """)
                .param("mostRows", mostRows)
                .param("lock", LOOKING_LOCK)
                .query(HarmCheckStore::asked)
                .single();
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        var since = row.getObject("since", OffsetDateTime.class);
        return new Asked(
                row.getLong("rows"),
                List.of((String[]) row.getArray("user_ids").getArray()),
                since == null ? null : since.toInstant());
    }
}
