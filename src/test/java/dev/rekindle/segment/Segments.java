package dev.rekindle.segment;

import dev.rekindle.TestDatabase;
import dev.rekindle.metrics.MetricsUpdated;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Segmentation on a database of its own, and the simplest way to the state that it follows. */
final class Segments implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    final JdbcClient jdbc;
    final SettableClock clock = new SettableClock(TODAY);
    final TransactionTemplate transaction;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Segments() {
        var dataSource = oneConnection(TestDatabase.fresh());
        jdbc = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> clock);
        context.register(Scan.class);
        context.refresh();
    }

    @ComponentScan(
            basePackageClasses = SegmentDecision.class,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {
                                SegmentPolicyService.class,
                                SegmentApi.class,
                                AudienceService.class,
                                AudienceApi.class
                            }))
    static class Scan {}

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** A user without an action. */
    void user(String userId) {
        jdbc.sql("insert into users (user_id) values (:user) on conflict do nothing")
                .param("user", userId)
                .update();
    }

    /** What a user did on a day; more of it when there is something already. */
    void day(String userId, LocalDate day, int actions, String tokensSpent) {
        day(userId, day, actions, tokensSpent, "0", 0);
    }

    void day(String userId, LocalDate day, int actions, String tokensSpent, String tokensEarnedPartner, int visits) {
        user(userId);
        jdbc.sql("""
                        insert into user_days as kept (
                          user_id, day, actions, tokens_spent, tokens_earned_partner, tokens_earned_app, cash_amount,
                          partner_visits, partner_earnings)
                        values (:user, :day, :actions, :spent, :earned, 0, 0, :visits, 0)
                        on conflict (user_id, day) do update
                        set actions = kept.actions + excluded.actions,
                          tokens_spent = kept.tokens_spent + excluded.tokens_spent,
                          tokens_earned_partner = kept.tokens_earned_partner + excluded.tokens_earned_partner,
                          partner_visits = kept.partner_visits + excluded.partner_visits
                        """)
                .param("user", userId)
                .param("day", day)
                .param("actions", actions)
                .param("spent", new BigDecimal(tokensSpent))
                .param("earned", new BigDecimal(tokensEarnedPartner))
                .param("visits", visits)
                .update();
    }

    /** Makes the metrics of these users, or of all, what their days say, live on this day. */
    void count(LocalDate today, String... users) {
        jdbc.sql("delete from user_metrics where :all or user_id = any (:users)")
                .param("all", users.length == 0)
                .param("users", users)
                .update();
        jdbc.sql("""
                        insert into user_metrics (
                          user_id, first_action_day, last_action_day, last_action_at, actions, active_days,
                          tokens_earned, tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                          window_until, window_actions, window_active_days, window_tokens_spent,
                          window_tokens_earned_partner, window_cash_amount, window_visits, window_partner_earnings,
                          window_oldest_day)
                        select user_id, min(day), max(day), max(day)::timestamptz, sum(actions), count(*),
                          sum(tokens_earned_partner + tokens_earned_app), sum(tokens_spent), 0, 0, 0,
                          1, :today,
                          coalesce(sum(actions) filter (where day >= :from), 0),
                          count(*) filter (where day >= :from),
                          coalesce(sum(tokens_spent) filter (where day >= :from), 0),
                          coalesce(sum(tokens_earned_partner) filter (where day >= :from), 0),
                          coalesce(sum(cash_amount) filter (where day >= :from), 0),
                          coalesce(sum(partner_visits) filter (where day >= :from), 0),
                          coalesce(sum(partner_earnings) filter (where day >= :from), 0),
                          min(day) filter (where day >= :from)
                        from user_days
                        where day <= :today and (:all or user_id = any (:users))
                        group by user_id
                        """)
                .param("today", today)
                .param("from", today.minusDays(30))
                .param("all", users.length == 0)
                .param("users", users)
                .update();
    }

    /** These users did something, and all follows as in the intake's transaction. Their last action is "{user}-{n}". */
    void acted(LocalDate today, String... users) {
        transaction.executeWithoutResult(begun -> {
            prepare();
            for (var user : users) {
                newAction(user, user + "-1", today, 9, "PLAY_GAME", null);
                newAction(user, user + "-2", today, 10, "PLAY_GAME", null);
            }
            count(today, users);
            touch(users);
            get(SegmentDecision.class).follow(new MetricsUpdated(today, Cause.USER_ACTED));
        });
    }

    /** The metrics of these users were rolled to this day, and all follows. */
    void rolled(LocalDate today, String... users) {
        transaction.executeWithoutResult(begun -> {
            prepare();
            count(today, users);
            touch(users);
            get(SegmentDecision.class).follow(new MetricsUpdated(today, Cause.TIME_PASSED));
        });
    }

    void prepare() {
        jdbc.sql("""
                        create temporary table if not exists new_actions (
                          user_id text, event_id text, action_type text, action_timestamp timestamptz, day date,
                          hour smallint, source text, tokens_spent numeric, tokens_earned numeric,
                          at_partner boolean, cash_amount numeric, gems numeric, xp numeric, partner_visit boolean
                        ) on commit delete rows
                        """).update();
        jdbc.sql("""
                        create temporary table if not exists touched_users (
                          user_id text collate "C" not null
                        ) on commit delete rows
                        """).update();
    }

    void newAction(String user, String eventId, LocalDate day, int hour, String type, String tokensEarned) {
        jdbc.sql("""
                        insert into new_actions (
                          user_id, event_id, action_type, action_timestamp, day, hour, source, tokens_earned)
                        values (:user, :event, :type, :at, :day, :hour, 'corporate_site', :earned)
                        """)
                .param("user", user)
                .param("event", eventId)
                .param("type", type)
                .param("at", OffsetDateTime.ofInstant(SettableClock.at(day, hour), clock.getZone()))
                .param("day", day)
                .param("hour", hour)
                .param("earned", tokensEarned == null ? null : new BigDecimal(tokensEarned))
                .update();
    }

    void touch(String... users) {
        for (var user : users) {
            jdbc.sql("insert into touched_users values (:user)")
                    .param("user", user)
                    .update();
        }
    }

    /** The lines of a query whose only column is a text. */
    List<String> lines(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    /** Users and their groups on record. */
    List<String> groups() {
        return lines("select user_id || ' ' || rfm_group from user_segments order by user_id");
    }

    /** The ledger, in its order. */
    List<String> ledger() {
        return lines("""
                select concat_ws(' ', user_id, from_group, '>', to_group, cause, trigger_event_id)
                from segment_changes
                order by change_id
                """);
    }

    /** Makes this version the active policy; nobody is regrouped by it yet. */
    SegmentPolicy activate(String name, int version) {
        get(SegmentPolicyStore.class).activate(name, version, clock.instant(), "test");
        return get(SegmentPolicyStore.class).active();
    }

    /* Temporary tables belong to the session, and connecting anew takes longer than the statements of a small data set. */
    static DataSource oneConnection(TestDatabase database) {
        try {
            return new SingleConnectionDataSource(database.dataSource().getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
