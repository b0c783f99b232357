package dev.rekindle.notification;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code notifications}, and of {@code outbox} for those that leave. */
@Repository
class NotificationStore {

    private final JdbcClient jdbc;

    NotificationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The earnings at the partner among the actions of the current batch that are not older than {@code since}. The
     * fence has each user looked up, where the planner would read everybody.
     */
    List<TokenArrival> arrivals(Instant since, LocalDate today) {
        return jdbc.sql("""
                        select
                          new_actions.user_id, new_actions.event_id as cause, new_actions.tokens_earned as earned_tokens,
                          users.email, users.zone, users.protection, users.push_off, users.blocked_at
                        from new_actions
                        left join lateral (
                          select email, zone,
                            protection_of(
                              self_excluded_until, birth_date, marketing_consent, cooling_off_until, :today) as protection,
                            push_on = 0 as push_off, notification_blocked_at as blocked_at
                          from users
                          where users.user_id = new_actions.user_id
                          offset '0'
                        ) as users on true
                        where new_actions.at_partner
                          and new_actions.action_type = 'EARN_CYBER_TOKENS'
                          and new_actions.tokens_earned > 0
                          and new_actions.action_timestamp >= :since
                        order by new_actions.user_id, new_actions.action_timestamp, new_actions.event_id
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .query((row, number) -> arrival(row))
                .list();
    }

    /**
     * Up to so many users for whom something is due, by user id, locked as whoever writes news of a user must have them
     * locked; who is being written to at the moment is left for the next time.
     */
    List<String> lockDueUsers(Instant now, int most) {
        return jdbc.sql("""
                        select user_id
                        from user_metrics
                        where user_id in (
                          select user_id from notifications where state = 'WAITING' and due_at <= :now and payload is null)
                        order by user_id
                        limit :most
                        for no key update skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** What waits for these users, due or not, with what protects them by now. */
    List<TokenArrival> waiting(Collection<String> userIds, LocalDate today) {
        return jdbc.sql("""
                        select
                          notifications.user_id, notifications.cause, notifications.earned_tokens, users.email,
                          users.zone,
                          protection_of(
                            users.self_excluded_until, users.birth_date, users.marketing_consent,
                            users.cooling_off_until, :today) as protection,
                          users.push_on = 0 as push_off, users.notification_blocked_at as blocked_at
                        from notifications
                        left join users on users.user_id = notifications.user_id
                        where notifications.state = 'WAITING' and notifications.payload is null
                          and notifications.user_id = any (:userIds)
                        order by notifications.user_id, notifications.id
                        """)
                .param("userIds", userIds.toArray(String[]::new))
                .param("today", today)
                .query((row, number) -> arrival(row))
                .list();
    }

    /** Adds these. */
    void add(List<Notification> notifications, Instant now) {
        jdbc.sql("""
                        insert into notifications (
                          user_id, notification_type, cause, message, earned_tokens, state, reason, created_at, due_at,
                          sent_at)
                        select user_id, :type, cause, message, earned_tokens, state, reason, :now, due_at, sent_at
                        from unnest(
                            :userIds::text[], :causes::text[], :messages::text[], :tokens::numeric[], :states::text[],
                            :reasons::text[], :dues::timestamptz[], :sents::timestamptz[])
                          as told (user_id, cause, message, earned_tokens, state, reason, due_at, sent_at)
                        """)
                .param("type", NewTokenArrival.TYPE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("userIds", texts(notifications, Notification::userId))
                .param("causes", texts(notifications, Notification::cause))
                .param("messages", texts(notifications, Notification::message))
                .param(
                        "tokens",
                        notifications.stream().map(Notification::earnedTokens).toArray(BigDecimal[]::new))
                .param("states", texts(notifications, Notification::state))
                .param("reasons", texts(notifications, Notification::reason))
                .param("dues", texts(notifications, told -> told.dueAt().toString()))
                .param(
                        "sents",
                        texts(
                                notifications,
                                told -> told.sentAt() == null
                                        ? null
                                        : told.sentAt().toString()))
                .update();
    }

    /** Settles all that waits for these users: it has left, or there is a reason for which it never will. */
    void settle(Map<String, @Nullable String> reasonByUser, Instant now) {
        var users = List.copyOf(reasonByUser.keySet());
        jdbc.sql("""
                        update notifications
                        set
                          state = case when settled.reason is null then 'SENT' else 'SKIPPED' end,
                          reason = settled.reason,
                          sent_at = case when settled.reason is null then :now::timestamptz end
                        from unnest(:userIds::text[], :reasons::text[]) as settled (user_id, reason)
                        where notifications.user_id = settled.user_id and notifications.state = 'WAITING'
                          and notifications.payload is null
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("userIds", users.toArray(String[]::new))
                .param("reasons", users.stream().map(reasonByUser::get).toArray(String[]::new))
                .update();
    }

    /** Lets all that waits for these users wait until later. */
    void postpone(Map<String, Instant> dueByUser) {
        var postponed = List.copyOf(dueByUser.entrySet());
        jdbc.sql("""
                        update notifications
                        set due_at = postponed.due_at
                        from unnest(:userIds::text[], :dues::timestamptz[]) as postponed (user_id, due_at)
                        where notifications.user_id = postponed.user_id and notifications.state = 'WAITING'
                          and notifications.payload is null
                        """)
                .param("userIds", texts(postponed, Map.Entry::getKey))
                .param("dues", texts(postponed, user -> user.getValue().toString()))
                .update();
    }

    /** Hands messages to the outbox, in the order given; our ids go beside them. */
    void publish(List<Push> messages, Instant now) {
        jdbc.sql("""
                        insert into outbox (user_id, topic, headers, payload, created_at)
                        select user_id, 'notification.requested',
                          jsonb_strip_nulls(jsonb_build_object('notification_id', id, 'cause', cause)), payload, :now
                        from unnest(:userIds::text[], :causes::text[], :ids::uuid[], :payloads::text[]) with ordinality
                          as requested (user_id, cause, id, payload, position)
                        order by position
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("userIds", messages.stream().map(Push::userId).toArray(String[]::new))
                .param("causes", messages.stream().map(Push::cause).toArray(String[]::new))
                .param("ids", messages.stream().map(Push::id).toArray(UUID[]::new))
                .param("payloads", messages.stream().map(Push::payload).toArray(String[]::new))
                .update();
    }

    /** How many there are in each state. */
    Map<String, Long> counts() {
        return jdbc
                .sql("select state, count(*) as notifications from notifications group by state order by state")
                .query((row, number) -> Map.entry(row.getString("state"), row.getLong("notifications")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static TokenArrival arrival(ResultSet row) throws SQLException {
        return new TokenArrival(
                ReceiverQuery.receiver(row), row.getString("cause"), row.getBigDecimal("earned_tokens"));
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
