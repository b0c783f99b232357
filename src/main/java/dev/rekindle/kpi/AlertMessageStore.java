package dev.rekindle.kpi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code kpi_alert_messages}: who is to be told what. */
@Repository
class AlertMessageStore {

    private final JdbcClient jdbc;

    AlertMessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID eventId, AlertChannel channel, String receiver, Instant now) {
        jdbc.sql("""
                        insert into kpi_alert_messages (event_id, channel, receiver, created_at, next_try_at)
                        values (:eventId, :channel, :receiver, :now, :now)
                        """)
                .param("eventId", eventId)
                .param("channel", channel.name())
                .param("receiver", receiver)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The oldest that is due, locked until the transaction ends; one that another instance is sending is passed over.
     * No receiver hears of a recovery before its onset.
     */
    Optional<AlertMessage> lockOldestDue(Instant now) {
        return jdbc.sql("""
                        select
                          messages.message_id, messages.channel, messages.receiver, messages.created_at, messages.tries,
                          kpi_alert_events.event_id, kpi_alert_events.at, kpi_alert_events.state,
                          kpi_alert_events.value, kpi_alert_events.before, kpi_alert_events.value_day,
                          kpi_alerts.alert_id, kpi_alerts.name, kpi_alerts.kpi, kpi_alerts.kind, kpi_alerts.bound,
                          kpi_alerts.pending_minutes, kpi_alerts.locale
                        from kpi_alert_messages as messages
                        join kpi_alert_events on kpi_alert_events.event_id = messages.event_id
                        join kpi_alerts on kpi_alerts.alert_id = kpi_alert_events.alert_id
                        where messages.state = 'WAITING'
                          and messages.next_try_at <= :now
                          and not exists (
                            select
                            from kpi_alert_messages as earlier
                            join kpi_alert_events as earlier_events on earlier_events.event_id = earlier.event_id
                            where earlier_events.alert_id = kpi_alerts.alert_id
                              and earlier.channel = messages.channel
                              and earlier.receiver = messages.receiver
                              and earlier.state = 'WAITING'
                              and earlier.created_at < messages.created_at)
                        order by messages.created_at, messages.message_id
                        limit 1
                        for no key update of messages skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(AlertMessageStore::message)
                .optional();
    }

    void sent(UUID messageId, Instant now) {
        jdbc.sql("""
                        update kpi_alert_messages
                        set state = 'SENT', sent_at = :now, tries = tries + 1, failure = null
                        where message_id = :messageId
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("messageId", messageId)
                .update();
    }

    void tryAgain(UUID messageId, Instant at, String failure) {
        jdbc.sql("""
                        update kpi_alert_messages
                        set next_try_at = :at, tries = tries + 1, failure = :failure
                        where message_id = :messageId
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("messageId", messageId)
                .update();
    }

    void giveUp(UUID messageId, String failure) {
        jdbc.sql("""
                        update kpi_alert_messages
                        set state = 'GIVEN_UP', tries = tries + 1, failure = :failure
                        where message_id = :messageId
                        """).param("failure", failure).param("messageId", messageId).update();
    }

    /** How many are still to leave. */
    long waiting() {
        return jdbc.sql("select count(*) as waiting from kpi_alert_messages where state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    private static AlertMessage message(ResultSet row, int number) throws SQLException {
        return new AlertMessage(
                row.getObject("message_id", UUID.class),
                AlertChannel.valueOf(row.getString("channel")),
                row.getString("receiver"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getObject("alert_id", UUID.class),
                row.getString("name"),
                Kpi.valueOf(row.getString("kpi")),
                AlertKind.valueOf(row.getString("kind")),
                row.getDouble("bound"),
                row.getInt("pending_minutes"),
                row.getString("locale"),
                AlertState.valueOf(row.getString("state")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AlertReading(
                        row.getDouble("value"),
                        row.getObject("before", Double.class),
                        row.getObject("value_day", LocalDate.class)));
    }
}
