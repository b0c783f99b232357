package dev.rekindle.kpi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code kpi_alerts} and {@code kpi_alert_events}. */
@Repository
class AlertStore {

    /** "aler": the lock of whoever looks at the alerts. */
    private static final long ALERT_LOCK = 0x616c6572;

    private final JdbcClient jdbc;

    AlertStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the current transaction is the only one in the cluster that looks at the alerts, until it ends. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", ALERT_LOCK)
                .query(Boolean.class)
                .single();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from kpi_alerts where deleted_at is null) as is_empty")
                .query(Boolean.class)
                .single();
    }

    /** All that are not deleted, by name. */
    List<Alert> alerts() {
        return jdbc.sql("""
                        select *
                        from kpi_alerts
                        where deleted_at is null
                        order by name, alert_id
                        """).query(AlertStore::alert).list();
    }

    /** The same, each locked until the transaction ends, so that nobody edits a rule while it is looked at. */
    List<Alert> lockAlerts() {
        return jdbc.sql("""
                        select *
                        from kpi_alerts
                        where deleted_at is null
                        order by alert_id
                        for no key update
                        """).query(AlertStore::alert).list();
    }

    UUID add(AlertRule rule, Instant now, String by) {
        return rule(jdbc.sql("""
                        insert into kpi_alerts (
                          name, kpi, kind, bound, pending_minutes, locale, mail_to, webhook_url, changed_at,
                          changed_by, since)
                        values (
                          :name, :kpi, :kind, :bound, :pendingMinutes, :locale, :mailTo, :webhookUrl, :now, :by, :now)
                        returning alert_id
                        """), rule, now, by).query(UUID.class).single();
    }

    /** Replaces a rule, which begins anew as normal; false when there is none. */
    boolean replace(UUID alertId, AlertRule rule, Instant now, String by) {
        return rule(jdbc.sql("""
                                update kpi_alerts
                                set
                                  name = :name, kpi = :kpi, kind = :kind, bound = :bound,
                                  pending_minutes = :pendingMinutes, locale = :locale, mail_to = :mailTo,
                                  webhook_url = :webhookUrl, changed_at = :now, changed_by = :by, state = 'NORMAL',
                                  since = :now, firing_since = null, value = null, before = null, value_day = null,
                                  evaluated_at = null
                                where alert_id = :alertId and deleted_at is null
                                """), rule, now, by).param("alertId", alertId).update() == 1;
    }

    private static JdbcClient.StatementSpec rule(
            JdbcClient.StatementSpec statement, AlertRule rule, Instant now, String by) {
        return statement
                .param("name", rule.name())
                .param("kpi", rule.kpi().name())
                .param("kind", rule.kind().name())
                .param("bound", rule.bound())
                .param("pendingMinutes", rule.pendingMinutes())
                .param("locale", rule.locale())
                .param("mailTo", rule.mailTo().toArray(String[]::new))
                .param("webhookUrl", rule.webhookUrl())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by);
    }

    /** False when there is none. */
    boolean delete(UUID alertId, Instant now, String by) {
        return jdbc.sql("""
                                update kpi_alerts
                                set deleted_at = :now, changed_at = :now, changed_by = :by
                                where alert_id = :alertId and deleted_at is null
                                """)
                        .param("alertId", alertId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Keeps how an alert stands. */
    void stand(Alert alert) {
        var reading = alert.reading();
        jdbc.sql("""
                        update kpi_alerts
                        set
                          state = :state, since = :since, firing_since = :firingSince, value = :value, before = :before,
                          value_day = :day, evaluated_at = :evaluatedAt
                        where alert_id = :alertId
                        """)
                .param("state", alert.state().name())
                .param("since", alert.since().atOffset(ZoneOffset.UTC))
                .param("firingSince", offset(alert.firingSince()))
                .param("value", reading == null ? null : reading.value())
                .param("before", reading == null ? null : reading.before())
                .param("day", reading == null ? null : reading.day())
                .param("evaluatedAt", offset(alert.evaluatedAt()))
                .param("alertId", alert.alertId())
                .update();
    }

    /** Adds that an alert has come to stand as it does. */
    UUID addEvent(Alert alert, Instant at) {
        var reading = alert.reading();
        return jdbc.sql("""
                        insert into kpi_alert_events (alert_id, at, state, value, before, value_day)
                        values (:alertId, :at, :state, :value, :before, :day)
                        returning event_id
                        """)
                .param("alertId", alert.alertId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("state", alert.state().name())
                .param("value", reading == null ? null : reading.value())
                .param("before", reading == null ? null : reading.before())
                .param("day", reading == null ? null : reading.day())
                .query(UUID.class)
                .single();
    }

    /** The newest changes, of deleted rules as well, the newest first. */
    long eventCount() {
        return jdbc.sql("select count(*) as events from kpi_alert_events")
                .query(Long.class)
                .single();
    }

    List<AlertEvent> events(long offset, int limit) {
        return jdbc.sql("""
                        select
                          kpi_alert_events.*, kpi_alerts.name, kpi_alerts.kpi,
                          coalesce(messages.told, 0) as told, coalesce(messages.waiting, 0) as waiting, messages.failure
                        from kpi_alert_events
                        join kpi_alerts on kpi_alerts.alert_id = kpi_alert_events.alert_id
                        left join lateral (
                          select
                            count(*) filter (where state = 'SENT') as told,
                            count(*) filter (where state = 'WAITING') as waiting,
                            max(failure) filter (where state <> 'SENT') as failure
                          from kpi_alert_messages
                          where kpi_alert_messages.event_id = kpi_alert_events.event_id
                        ) as messages on true
                        order by kpi_alert_events.at desc, kpi_alert_events.event_id desc
                        offset :offset limit :limit
                        """)
                .param("offset", offset)
                .param("limit", limit)
                .query(AlertStore::event)
                .list();
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getObject("alert_id", UUID.class),
                rule(row),
                AlertState.valueOf(row.getString("state")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row.getObject("firing_since", OffsetDateTime.class)),
                reading(row),
                instant(row.getObject("evaluated_at", OffsetDateTime.class)));
    }

    private static AlertRule rule(ResultSet row) throws SQLException {
        return new AlertRule(
                row.getString("name"),
                Kpi.valueOf(row.getString("kpi")),
                AlertKind.valueOf(row.getString("kind")),
                row.getDouble("bound"),
                row.getInt("pending_minutes"),
                row.getString("locale"),
                Arrays.asList((String[]) row.getArray("mail_to").getArray()),
                row.getString("webhook_url"));
    }

    private static AlertEvent event(ResultSet row, int number) throws SQLException {
        return new AlertEvent(
                row.getObject("event_id", UUID.class),
                row.getObject("alert_id", UUID.class),
                row.getString("name"),
                Kpi.valueOf(row.getString("kpi")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                AlertState.valueOf(row.getString("state")),
                reading(row),
                row.getLong("told"),
                row.getLong("waiting"),
                row.getString("failure"));
    }

    private static @Nullable AlertReading reading(ResultSet row) throws SQLException {
        var value = row.getObject("value", Double.class);
        return value == null
                ? null
                : new AlertReading(
                        value, row.getObject("before", Double.class), row.getObject("value_day", LocalDate.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
