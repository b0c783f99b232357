package dev.rekindle.bench;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Users of whom everything is known that a recommendation asks for, written straight into the tables: by their number
 * each has a group, a balance, a profile, days at the partner, visits and rewards, the same on every run.
 */
final class KnownUsers {

    private static final String USERS = """
            insert into users (user_id, region_id, birth_date, zone, self_excluded_until)
            select 'user-' || lpad(number::text, 8, '0'), number % 17, date '1960-01-01' + number % 15000,
              case when number % 10 = 0 then 'Europe/London' end, case when number % 50 = 0 then 'infinity'::date end
            from generate_series(0, :users - 1) as number
            """;

    private static final String METRICS = """
            insert into user_metrics (
              user_id, first_action_day, last_action_day, last_action_at, actions, active_days, tokens_earned,
              tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days, window_until,
              window_actions, window_active_days, window_tokens_spent, window_tokens_earned_partner,
              window_cash_amount, window_visits, window_partner_earnings)
            select user_id, :today::date - 60, :today::date - 1, :today::date - 1, 20, 20, 1000 + number % 900, 400,
              0, 0, 0, 1, :today::date - 1, 20, 12, 400, 300, 0, 5, 4
            from (select user_id, right(user_id, 8)::integer as number from users) as numbered
            """;

    /** In the order of time, as they would come: those of one user lie apart. */
    private static final String ACTIONS = """
            insert into action_identities (user_id, event_id, action_timestamp, content)
            select user_id, 'e' || lpad(day::text, 3, '0'),
              :today::date - day + interval '1 hour' * (8 + (right(user_id, 8)::integer + day) % 14), day
            from users
            cross join generate_series(1, 20) as day
            order by day desc
            """;

    private static final String SEGMENTS = """
            insert into user_segments (user_id, rfm_group, risk_profile, last_updated, policy, policy_version)
            select user_id, (array['Whale', 'High Engaged', 'Medium', 'At-risk'])[1 + number % 4],
              (array['High-Risk', 'Moderate-Risk', 'Low-Risk', null])[1 + number % 4], now(), 'rfm-cascade', 1
            from (select user_id, right(user_id, 8)::integer as number from users) as numbered
            """;

    private static final String DAYS = """
            insert into user_days
            select user_id, :today::date - day, 3, 20, 15, 5, 0, 1, 1
            from users
            cross join generate_series(1, 20, 2) as day
            """;

    private static final String VISITS = """
            insert into site_visits
            select user_id, user_id || '-' || day, 'corporate_site', :today::date - day + interval '20 hours'
            from users
            cross join generate_series(1, 8) as day
            """;

    private static final String REWARDS = """
            insert into site_rewards
            select user_id, user_id || '-' || day, 'CYBER_TOKEN', 50, :today::date - day + interval '20 hours'
            from users
            cross join generate_series(1, 4) as day
            """;

    private static final String[] TABLES = {
        "users", "user_metrics", "action_identities", "user_segments", "user_days", "site_visits", "site_rewards"
    };

    private KnownUsers() {}

    static void write(JdbcClient jdbc, int users, LocalDate today) {
        jdbc.sql(USERS).param("users", users).update();
        jdbc.sql("alter table action_identities drop constraint action_identities_pk")
                .update();
        for (var rows : new String[] {METRICS, ACTIONS, SEGMENTS, DAYS, VISITS, REWARDS}) {
            var statement = jdbc.sql(rows);
            (rows.contains(":today") ? statement.param("today", today) : statement).update();
        }
        jdbc.sql("alter table action_identities add constraint action_identities_pk primary key (user_id, event_id)")
                .update();
        for (var table : TABLES) {
            jdbc.sql("vacuum (analyze) " + table).update();
        }
    }

    static String id(int number) {
        return "user-%08d".formatted(number);
    }
}
