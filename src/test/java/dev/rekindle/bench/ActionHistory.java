package dev.rekindle.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Door;
import dev.rekindle.kpi.KpiCountingService;
import dev.rekindle.metrics.MetricsService;
import dev.rekindle.retention.ActivityCountingService;
import dev.rekindle.retention.UserActivityService;
import dev.rekindle.segment.SegmentRegroupService;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Half a year of actions, twenty for each user: nine in ten users have ten of them and one has 110, most of them soon
 * after the user began. Written straight into the tables, and then everything is kept that is kept of actions.
 */
final class ActionHistory {

    static final int DAYS = 180;

    private final ApplicationContext app;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final LocalDate today;

    ActionHistory(ApplicationContext app) {
        this.app = app;
        jdbc = app.getBean(JdbcClient.class);
        clock = app.getBean(Clock.class);
        today = LocalDate.now(clock);
    }

    LocalDate today() {
        return today;
    }

    String zone() {
        return clock.getZone().getId();
    }

    long actions() {
        return jdbc.sql("select count(*) from user_actions").query(Long.class).single();
    }

    /** As many users with their actions, and all that follows from them but the key figures. */
    void make(int users) {
        Bench.progress("writing the actions of %,d users".formatted(users));
        makeMonths();
        writeUsers(users);
        writeActions(users);
        keep();
    }

    /** The intake makes the months' partitions: one action for each. */
    private void makeMonths() {
        var reader = app.getBean(ActionReader.class);
        var intake = app.getBean(ActionIntakeService.class);
        var transaction = new TransactionTemplate(app.getBean(PlatformTransactionManager.class));
        for (var day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(14)) {
            var action =
                    "{\"event_id\":\"m%s\",\"user_id\":\"u1\",\"action_type\":\"PLAY_GAME\",\"action_timestamp\":\"%s\"}"
                            .formatted(
                                    day,
                                    day.atTime(LocalTime.NOON)
                                            .atZone(clock.getZone())
                                            .toOffsetDateTime());
            transaction.executeWithoutResult(
                    begun -> intake.record(Door.REST, List.of(reader.read(action.getBytes(UTF_8)))));
        }
    }

    private void writeUsers(int users) {
        jdbc.sql("""
                        insert into users (user_id, region_id, total_settle_cnt)
                        select 'u' || n, 1 + mod(n, 17), cast(mod(hashint8extended(n, 1), 5) + 4 as integer)
                        from generate_series(1, :users) as n
                        on conflict (user_id) do update
                        set region_id = excluded.region_id, total_settle_cnt = excluded.total_settle_cnt
                        """).param("users", users).update();
    }

    /** Draws are hashes, so that each run has the same actions, but for the day on which they end. */
    private void writeActions(int users) {
        jdbc.sql("""
                        with drawn as (
                          select users.n as user_number, actions.n as action_number,
                            (hashint8extended(users.n, 2) & 2147483647) / 2147483648.0::double precision as beginning,
                            (hashint8extended(users.n * 1000 + actions.n, 3) & 2147483647) / 2147483648.0::double precision
                              as place,
                            (hashint8extended(users.n * 1000 + actions.n, 4) & 2147483647) / 2147483648.0::double precision
                              as hour,
                            (hashint8extended(users.n * 1000 + actions.n, 5) & 2147483647)::integer as kind
                          from generate_series(cast(1 as bigint), :users) as users (n)
                          cross join lateral generate_series(1, case users.n % 10 when 0 then 110 else 10 end)
                            as actions (n)
                        ), timed as (
                          select *,
                            cast(:today as timestamp) at time zone :zone - interval '1 day' * floor(:days * beginning)
                              + interval '1 day' * floor(floor(:days * beginning) * place * place)
                              + interval '1 second' * floor(86400 * case when hour < 0.4 then hour * 2.5 else
                                0.7 + (hour - 0.4) / 2 end) as at
                          from drawn
                        )
                        insert into user_actions (user_id, event_id, action_type, action_timestamp, metadata)
                        select 'u' || user_number, 'b' || action_number,
                          case
                            when mod(kind, 10) = 0 then 'VISIT_CORPORATE_SITE'
                            when mod(kind, 10) in (1, 2) then 'EARN_CYBER_TOKENS'
                            when mod(kind, 10) in (3, 4) then 'SPEND_CYBER_TOKENS'
                            when mod(kind, 10) = 5 then 'BUY_ITEM'
                            else 'PLAY_GAME' end,
                          case when at > :now then at - interval '1 day' else at end,
                          case
                            when mod(kind, 10) = 0 then jsonb_build_object('source', 'corporate_site', 'dwell_seconds', kind / 10 % 900)
                            when mod(kind, 10) = 1
                            then jsonb_build_object('source', 'corporate_site', 'earned_tokens', 50 + kind / 10 % 500)
                            when mod(kind, 10) = 2 then jsonb_build_object('earned_tokens', 1 + kind / 10 % 50)
                            when mod(kind, 10) in (3, 4) then jsonb_build_object('spent_tokens', kind / 10 % 3000)
                            when mod(kind, 10) = 5 then jsonb_build_object('cash_amount', 1000 * (kind / 10 % 30))
                            else jsonb_build_object('game', 'slot', 'xp', kind / 10 % 5) end
                        from timed
                        order by at
                        """)
                .param("users", users)
                .param("days", DAYS - 1)
                .param("today", today)
                .param("zone", clock.getZone().getId())
                .param("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime())
                .update();
        jdbc.sql("vacuum analyze user_actions").update();
    }

    /** What the recomputation finds missing is everything. */
    private void keep() {
        Bench.progress("keeping users' days and sums");
        app.getBean(MetricsService.class).recompute();
        jdbc.sql("vacuum analyze").update();
        Bench.progress("keeping cohorts");
        app.getBean(UserActivityService.class).recompute();
        Bench.progress("keeping groups");
        app.getBean(SegmentRegroupService.class).recompute();
        Bench.progress("counting cohorts, lifecycle and churn");
        app.getBean(ActivityCountingService.class).countDue();
        jdbc.sql("vacuum analyze").update();
    }

    /** What the Overview shows besides, which takes several times as long. */
    void countKeyFigures() {
        Bench.progress("keeping key figures");
        var kpis = app.getBean(KpiCountingService.class);
        kpis.recompute();
        jdbc.sql("vacuum analyze").update();
        Bench.progress("counting groups of the last days, and the partner loop");
        kpis.countDue(today);
        kpis.countSlices();
        kpis.countSliceUsers();
        jdbc.sql("vacuum analyze").update();
    }
}
