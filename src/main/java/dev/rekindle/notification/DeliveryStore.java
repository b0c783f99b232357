package dev.rekindle.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code notifications} that somebody asked for: on their way, arrived, skipped and dead. */
@Repository
class DeliveryStore {

    /** What is there is left out before it is tried: it may be on its way, and whoever writes it is not to be met. */
    private static final String UNLESS_THERE = """
            where not exists (
              select from notifications as earlier
              where earlier.user_id = told.user_id and earlier.notification_type = :type and earlier.cause = :cause
                and earlier.channel = channels.channel)
            order by user_id
            on conflict on constraint notifications_once_per_cause_and_channel do nothing
            """;

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what was not asked for before: one row for each message and channel. */
    int add(
            String type,
            String cause,
            List<MessageToSend> messages,
            Collection<Channel> channels,
            String by,
            String snapshotId,
            Instant now) {
        return jdbc.sql("""
                        insert into notifications (
                          user_id, notification_type, cause, channel, title, message, payload, state, created_at, due_at,
                          asked_by, snapshot_id)
                        select user_id, :type, :cause, channel, title, message, payload, 'WAITING', :now, :now, :by,
                          :snapshotId
                        from unnest(:userIds::text[], :titles::text[], :messages::text[], :payloads::text[])
                          as told (user_id, title, message, payload)
                        cross join unnest(:channels::text[]) as channels (channel)
                        """ + UNLESS_THERE)
                .param("type", type)
                .param("cause", cause)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("snapshotId", snapshotId)
                .param("userIds", texts(messages, MessageToSend::userId))
                .param("titles", texts(messages, MessageToSend::title))
                .param("messages", texts(messages, MessageToSend::message))
                .param("payloads", texts(messages, MessageToSend::payload))
                .param("channels", channels.stream().map(Channel::key).toArray(String[]::new))
                .update();
    }

    /** Adds that these users are told nothing, with the reason: one row for each user and channel. */
    int addSkipped(
            String type,
            String cause,
            Map<String, String> reasons,
            Collection<Channel> channels,
            String by,
            String snapshotId,
            Instant now) {
        var users = List.copyOf(reasons.keySet());
        return jdbc.sql("""
                        insert into notifications (
                          user_id, notification_type, cause, channel, message, payload, state, reason, created_at, due_at,
                          asked_by, snapshot_id)
                        select user_id, :type, :cause, channel, '', '{}', 'SKIPPED', reason, :now, :now, :by, :snapshotId
                        from unnest(:userIds::text[], :reasons::text[]) as told (user_id, reason)
                        cross join unnest(:channels::text[]) as channels (channel)
                        """ + UNLESS_THERE)
                .param("type", type)
                .param("cause", cause)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("snapshotId", snapshotId)
                .param("userIds", users.toArray(String[]::new))
                .param("reasons", users.stream().map(reasons::get).toArray(String[]::new))
                .param("channels", channels.stream().map(Channel::key).toArray(String[]::new))
                .update();
    }

    /**
     * Locks up to so many users for whom something is due, or was claimed by who is gone; whoever decides what a user
     * is told holds the user's row, so that caps hold. Who is held by somebody else is left for the next time. Whose
     * message has been due longest comes first, so that what is tried again and again keeps nobody waiting.
     */
    List<String> lockDueUsers(Instant now, int most) {
        return jdbc.sql("""
                        select users.user_id
                        from users
                        join (
                          select user_id, min(due_at) as due_at
                          from notifications
                          where state = 'WAITING' and due_at <= :now and payload is not null
                            or state = 'SENDING' and leased_until <= :now
                          group by user_id
                        ) as waiting on waiting.user_id = users.user_id
                        order by waiting.due_at, users.user_id
                        limit :most
                        for no key update of users skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** What is due for these users, the oldest first. */
    List<Delivery> due(Collection<String> userIds, Instant now, LocalDate today) {
        return jdbc.sql("""
                        select
                          told.user_id, told.id, told.channel, told.cause, coalesce(told.title, '') as title, told.message,
                          told.payload, told.attempts, users.email, users.zone,
                          protection_of(
                            users.self_excluded_until, users.birth_date, users.marketing_consent,
                            users.cooling_off_until, :today) as protection,
                          users.push_on = 0 as push_off, users.notification_blocked_at as blocked_at
                        from notifications as told
                        join users on users.user_id = told.user_id
                        where told.user_id = any (:userIds) and told.payload is not null
                          and (told.state = 'WAITING' and told.due_at <= :now
                            or told.state = 'SENDING' and told.leased_until <= :now)
                        order by told.user_id, told.created_at, told.cause, told.channel
                        """)
                .param("userIds", userIds.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .query((row, number) -> delivery(row))
                .list();
    }

    /** When each of these users was told something since then, by message: what was told at once, or has one cause. */
    Map<String, Map<String, Instant>> told(Collection<String> userIds, Instant since) {
        var told = new HashMap<String, Map<String, Instant>>();
        jdbc.sql("""
                        select user_id, case when payload is null then sent_at::text else cause end as what,
                          min(coalesce(sent_at, leased_until)) as told_at
                        from notifications
                        where user_id = any (:userIds)
                          and (state = 'SENT' and sent_at > :since or state = 'SENDING'
                            or state = 'WAITING' and attempts > 0)
                        group by user_id, what
                        """)
                .param("userIds", userIds.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var at = row.getObject("told_at", OffsetDateTime.class);
                    told.computeIfAbsent(row.getString("user_id"), user -> new HashMap<>())
                            .put(row.getString("what"), at == null ? since : at.toInstant());
                });
        return told;
    }

    /** Writes what becomes of these; who is being sent to is claimed until then. */
    void settle(List<Delivery.Verdict> verdicts, Instant now, Instant leasedUntil) {
        jdbc.sql("""
                        update notifications
                        set state = settled.state, reason = settled.reason,
                          due_at = coalesce(settled.due_at, notifications.due_at),
                          sent_at = case when settled.state = 'SENT' then :now::timestamptz end,
                          leased_until = case when settled.state = 'SENDING' then :leasedUntil::timestamptz end,
                          attempts = attempts + case when settled.state in ('SENDING', 'SENT') then 1 else 0 end
                        from unnest(
                            :userIds::text[], :ids::uuid[], :states::text[], :reasons::text[], :dues::timestamptz[])
                          as settled (user_id, id, state, reason, due_at)
                        where notifications.user_id = settled.user_id and notifications.id = settled.id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("leasedUntil", leasedUntil.atOffset(ZoneOffset.UTC))
                .param("userIds", texts(verdicts, verdict -> verdict.delivery().userId()))
                .param("ids", texts(verdicts, verdict -> verdict.delivery().id().toString()))
                .param("states", texts(verdicts, Delivery.Verdict::state))
                .param("reasons", texts(verdicts, Delivery.Verdict::reason))
                .param(
                        "dues",
                        texts(
                                verdicts,
                                verdict -> verdict.dueAt() == null
                                        ? null
                                        : verdict.dueAt().toString()))
                .update();
    }

    /** Claims it for longer; false when the claim has ended. */
    boolean claimOn(Delivery delivery, Instant now, Instant leasedUntil) {
        return jdbc.sql("""
                                update notifications
                                set leased_until = :leasedUntil
                                where user_id = :userId and id = :id and state = 'SENDING' and leased_until > :now
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("leasedUntil", leasedUntil.atOffset(ZoneOffset.UTC))
                        .param("userId", delivery.userId())
                        .param("id", delivery.id())
                        .update()
                > 0;
    }

    /** It has arrived, whoever claims it now. */
    void arrived(Delivery delivery, Instant now) {
        jdbc.sql("""
                        update notifications
                        set state = 'SENT', sent_at = :now, leased_until = null, failure = null
                        where user_id = :userId and id = :id and state = 'SENDING'
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("userId", delivery.userId())
                .param("id", delivery.id())
                .update();
    }

    /** It has not arrived: it waits for the next attempt, or is dead when there is none. */
    void failed(Delivery delivery, String failure, @Nullable Instant dueAt) {
        jdbc.sql("""
                        update notifications
                        set state = case when :dueAt::timestamptz is null then 'DEAD' else 'WAITING' end,
                          due_at = coalesce(:dueAt::timestamptz, due_at), leased_until = null, failure = :failure
                        where user_id = :userId and id = :id and state = 'SENDING'
                        """)
                .param("dueAt", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("userId", delivery.userId())
                .param("id", delivery.id())
                .update();
    }

    /** Lets dead ones, or one of them, be tried from the beginning. */
    int revive(@Nullable UUID id, Instant now) {
        return jdbc.sql("""
                        update notifications
                        set state = 'WAITING', due_at = :now, attempts = 0, failure = null
                        where state = 'DEAD' and (:id::uuid is null or id = :id::uuid)
                        """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest dead ones. */
    List<DeadNotification> dead(int most) {
        return jdbc.sql("""
                        select user_id, id, channel, cause, attempts, failure, created_at
                        from notifications
                        where state = 'DEAD'
                        order by created_at desc, id
                        limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new DeadNotification(
                        row.getString("user_id"),
                        row.getObject("id", UUID.class),
                        Channel.of(row.getString("channel")),
                        row.getString("cause"),
                        row.getInt("attempts"),
                        DeliveryFailure.of(row.getString("failure")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                ReceiverQuery.receiver(row),
                row.getObject("id", UUID.class),
                Channel.of(row.getString("channel")),
                row.getString("cause"),
                row.getString("title"),
                row.getString("message"),
                row.getString("payload"),
                row.getInt("attempts"));
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
