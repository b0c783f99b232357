package dev.rekindle.kpi;

import dev.rekindle.kpi.Happening.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened meanwhile, to be marked on time axes; and when something came last. */
@Repository
class HappeningQuery {

    private final JdbcClient jdbc;

    HappeningQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days on which a campaign was sent. Looked up day by day, as its logs are many and the days are few. */
    List<Happening> campaigns(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select cast(day as date) as day
                        from generate_series(cast(:from as timestamp), :to, interval '1 day') as days (day)
                        where exists (select from campaign_logs where sent_at = cast(days.day as date))
                        order by day
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Happening(row.getObject("day", LocalDate.class), Kind.CAMPAIGN, null, null))
                .list();
    }

    /** Policies that became active; the first one, which came with the system, is no change. */
    List<Happening> policies(LocalDate from, LocalDate to, ZoneId zone) {
        return jdbc.sql("""
                        select cast(activated_at at time zone :zone as date) as day,
                          concat(policy, ' v', policy_version) as what
                        from segment_activations
                        where activated_at >= :start and activated_at < :end and activated_by <> 'built-in'
                        order by activation_id
                        """)
                .param("zone", zone.getId())
                .param("start", from.atStartOfDay(zone).toOffsetDateTime())
                .param("end", to.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .query((row, number) ->
                        new Happening(row.getObject("day", LocalDate.class), Kind.POLICY, row.getString("what"), null))
                .list();
    }

    /**
     * The longest times without any action through Kafka or REST, by day. The time since the last one counts as well;
     * files are no stream.
     */
    List<Happening> gaps(LocalDate from, LocalDate to, ZoneId zone, Instant now, Duration least, int most) {
        return jdbc.sql("""
                        with minutes as (
                          select distinct minute
                          from intake_minutes
                          where door in ('KAFKA', 'REST') and accepted > 0 and minute >= :start and minute < :end
                        ), pauses as (
                          select minute + interval '1 minute' as since,
                            coalesce(lead(minute) over (order by minute), least(:now, :end)) as until
                          from minutes
                        )
                        select cast(since at time zone :zone as date) as day,
                          extract(epoch from until - since)::bigint as seconds
                        from pauses
                        where until - since >= make_interval(secs => :leastSeconds)
                        order by until - since desc
                        limit :most
                        """)
                .param("zone", zone.getId())
                .param("start", from.atStartOfDay(zone).toOffsetDateTime())
                .param("end", to.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("leastSeconds", least.toSeconds())
                .param("most", most)
                .query((row, number) -> new Happening(
                        row.getObject("day", LocalDate.class),
                        Kind.GAP,
                        null,
                        Duration.ofSeconds(row.getLong("seconds"))))
                .list();
    }

    /** The minute in which an action came last, whichever way. */
    Optional<Instant> lastArrival() {
        return jdbc.sql("""
                        select minute
                        from intake_minutes
                        where accepted > 0
                        order by minute desc
                        limit 1
                        """)
                .query((row, number) ->
                        row.getObject("minute", OffsetDateTime.class).toInstant())
                .optional();
    }
}
