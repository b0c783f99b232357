package dev.rekindle.protection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code harm_signs}, and the day they keep a user from being targeted until, in {@code users}. Looked at are
 * the plays in {@code checked_plays}, a table of the session that is empty after the commit.
 */
@Repository
class HarmSignStore {

    /**
     * What the three kinds of signs have in common. A sign that is known already is kept, with the longer protection.
     */
    private static final String KEEP = """
            insert into harm_signs as kept (user_id, sign, shown_on, until_day, shown, version, found_at)
            select user_id, :sign, shown_on, shown_on + :coolingOffDays, shown, :version, :now
            from signs
            where shown_on + :coolingOffDays >= :today
            order by user_id, shown_on
            on conflict (user_id, sign, shown_on) do update
            set until_day = excluded.until_day
            where excluded.until_day > kept.until_day
            """;

    /**
     * One sign per user and day: a stake higher than that of the newest loss in its currency, soon after it, the last
     * of so many within some hours.
     */
    private static final String CHASED_LOSSES = """
            with staked as (
              select
                user_id, event_id, played_at, stake,
                max(case when lost then array[extract(epoch from played_at), stake] end) over (
                  partition by user_id, stake_currency
                  order by played_at, event_id
                  rows between unbounded preceding and 1 preceding) as loss
              from checked_plays
              where stake is not null
            ), raised as (
              select
                user_id, played_at, stake,
                lag(played_at, :raisedStakes - 1) over by_time as first_at,
                array_agg(stake) over (by_time rows between 9 preceding and current row) as stakes
              from staked
              where stake > loss[2]
                and extract(epoch from played_at) - loss[1] <= :lossMinutes * 60
              window by_time as (partition by user_id order by played_at, event_id)
            ), signs as (
              select distinct on (user_id, shown_on)
                user_id, (played_at at time zone :zone)::date as shown_on,
                jsonb_build_object('from', first_at, 'until', played_at,
                  'stakes', stakes[cardinality(stakes) - :raisedStakes + 1 :]) as shown
              from raised
              where played_at - first_at <= make_interval(hours => :stakeHours)
              order by user_id, shown_on, played_at
            )
            """ + KEEP;

    /** One sign per user and night: long play in it, and in so many of the seven nights that end with it. */
    private static final String LATE_NIGHTS = """
            with nights as (
              select zone, day, from_time, until_time
              from unnest(:zones::text[], :days::date[], :froms::timestamptz[], :untils::timestamptz[])
                as known (zone, day, from_time, until_time)
            ), homes as materialized (
              select user_id, coalesce(zone, '') as zone
              from users
              where user_id = any (:userIds)
            ), night_plays as (
              select
                plays.user_id, nights.day,
                plays.played_at - lag(plays.played_at) over (
                  partition by plays.user_id, nights.day order by plays.played_at) as since_last
              from checked_plays as plays
              join homes on homes.user_id = plays.user_id
              join nights
                on nights.zone = homes.zone
                and plays.played_at >= nights.from_time and plays.played_at < nights.until_time
            ), long_nights as (
              select user_id, day, extract(epoch from sum(since_last))::numeric / 60 as minutes
              from night_plays
              where since_last <= make_interval(mins => :pauseMinutes)
              group by user_id, day
              having sum(since_last) >= make_interval(mins => :nightMinutes)
            ), signs as (
              select user_id, day as shown_on,
                jsonb_build_object('nights', week_nights, 'minutes', week_minutes) as shown
              from (
                select
                  user_id, day,
                  array_agg(day) over week as week_nights,
                  array_agg(round(minutes, 1)) over week as week_minutes
                from long_nights
                window week as (
                  partition by user_id order by day
                  range between interval '6 days' preceding and current row)
              ) as weeks
              where cardinality(week_nights) >= :lateNights
            )
            """ + KEEP;

    /**
     * One sign per user and day: the spend of the seven days that end with it against the weekly mean of the four weeks
     * before. Who first acted within these seven days has no weeks before to be compared with, and who never spent as
     * much in all need not be looked at.
     */
    private static final String SPEND_SURGE = """
            with spenders as materialized (
              select user_id, first_action_day
              from user_metrics
              where user_id = any (:userIds) and tokens_spent >= :spendLeast
            ), weeks as (
              select
                user_id, first_action_day, day, tokens_spent,
                sum(tokens_spent) over (
                  partition by user_id order by day
                  range between interval '6 days' preceding and current row) as spent,
                coalesce(sum(tokens_spent) over (
                  partition by user_id order by day
                  range between interval '34 days' preceding and interval '7 days' preceding), 0) / 4 as weekly_mean
              from spenders
              join user_days using (user_id)
              where day between :firstDay and :today
            ), signs as (
              select user_id, day as shown_on,
                jsonb_build_object('spent', spent, 'weekly_mean', round(weekly_mean, 2)) as shown
              from weeks
              where tokens_spent > 0
                and first_action_day < day - 6
                and spent >= :spendLeast
                and spent >= :spendTimes * weekly_mean
            )
            """ + KEEP;

    private final JdbcClient jdbc;

    HarmSignStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gathers what these users have played since a time. */
    void gather(List<String> userIds, Instant since) {
        jdbc.sql("""
                        create temporary table if not exists checked_plays (
                          user_id text collate "C" not null, event_id text collate "C" not null,
                          played_at timestamptz not null, lost boolean not null, stake numeric, stake_currency text
                        ) on commit delete rows
                        """).update();
        jdbc.sql("delete from checked_plays").update();
        jdbc.sql("""
                        insert into checked_plays (user_id, event_id, played_at, lost, stake, stake_currency)
                        select user_id, event_id, played_at, lost, stake, stake_currency
                        from harm_plays(:userIds, :since)
                        """)
                .param("userIds", userIds.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    int keepChasedLosses(HarmThresholds thresholds, int version, Instant now, ZoneId zone) {
        return jdbc.sql(CHASED_LOSSES)
                .params(common("chased_losses", thresholds, version, now, zone))
                .param("zone", zone.getId())
                .param("raisedStakes", thresholds.raisedStakes())
                .param("lossMinutes", thresholds.lossMinutes())
                .param("stakeHours", thresholds.stakeHours())
                .update();
    }

    int keepLateNights(
            List<String> userIds,
            List<Night> nights,
            HarmThresholds thresholds,
            int version,
            Instant now,
            ZoneId zone) {
        return jdbc.sql(LATE_NIGHTS)
                .params(common("late_nights", thresholds, version, now, zone))
                .param("userIds", userIds.toArray(String[]::new))
                .param("zones", nights.stream().map(Night::zone).toArray(String[]::new))
                .param(
                        "days",
                        nights.stream().map(night -> night.day().toString()).toArray(String[]::new))
                .param(
                        "froms",
                        nights.stream().map(night -> night.from().toString()).toArray(String[]::new))
                .param(
                        "untils",
                        nights.stream().map(night -> night.until().toString()).toArray(String[]::new))
                .param("pauseMinutes", thresholds.pauseMinutes())
                .param("nightMinutes", thresholds.nightMinutes())
                .param("lateNights", thresholds.lateNights())
                .update();
    }

    int keepSpendSurges(
            List<String> userIds,
            HarmThresholds thresholds,
            int version,
            Instant now,
            ZoneId zone,
            LocalDate firstDay) {
        return jdbc.sql(SPEND_SURGE)
                .params(common("spend_surge", thresholds, version, now, zone))
                .param("userIds", userIds.toArray(String[]::new))
                .param("firstDay", firstDay)
                .param("spendLeast", thresholds.spendLeast())
                .param("spendTimes", thresholds.spendTimes())
                .update();
    }

    private static Map<String, Object> common(
            String sign, HarmThresholds thresholds, int version, Instant now, ZoneId zone) {
        return Map.of(
                "sign", sign,
                "coolingOffDays", thresholds.coolingOffDays(),
                "version", version,
                "now", now.atOffset(ZoneOffset.UTC),
                "today", LocalDate.ofInstant(now, zone));
    }

    /** The zones in which these users live; empty: the configured one. */
    List<String> zones(List<String> userIds) {
        return jdbc.sql("""
                        select distinct coalesce(zone, '') as zone
                        from users
                        where user_id = any (:userIds)
                        order by zone
                        """)
                .param("userIds", userIds.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Lets the signs of these users protect them; nobody is protected for a shorter time than before.
     *
     * @return how many users this changes
     */
    int protect(List<String> userIds) {
        return jdbc.sql("""
                        update users
                        set cooling_off_until = signs.until_day
                        from (
                          select user_id, max(until_day) as until_day
                          from harm_signs
                          where user_id = any (:userIds)
                          group by user_id
                        ) as signs
                        where users.user_id = signs.user_id and users.user_id = any (:userIds)
                          and coalesce(users.cooling_off_until, '-infinity') < signs.until_day
                        """).param("userIds", userIds.toArray(String[]::new)).update();
    }
}
