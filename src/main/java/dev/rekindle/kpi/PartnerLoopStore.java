package dev.rekindle.kpi;

import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is counted of the way from the partner into the app and back, by slices of the users. */
@Repository
class PartnerLoopStore {

    private final JdbcClient jdbc;

    PartnerLoopStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts the loops: of each user the first visit, the first tokens earned there from then on, the first ones spent
     * in the app after that, and the first visit after that.
     */
    void countSteps(ZoneId zone) {
        jdbc.sql("delete from partner_loop_steps").update();
        jdbc.sql("""
                        with events as materialized (
                          select user_id, action_timestamp as at, day, partner_visit as is_visit,
                            at_partner and tokens_earned > 0 as is_earning,
                            not at_partner and tokens_spent > 0 as is_spending
                          from action_values(:zone)
                          where partner_visit or (at_partner and tokens_earned > 0)
                            or (not at_partner and tokens_spent > 0)
                        ), visited as (
                          select user_id, min(at) as visited_at, min(day) as day
                          from events
                          where is_visit
                          group by user_id
                        ), earned as (
                          select user_id, visited.day, visited_at, min(at) as earned_at
                          from visited
                          join events using (user_id)
                          where is_earning and at >= visited_at
                          group by user_id, visited.day, visited_at
                        ), spent as (
                          select user_id, earned.day, earned_at, min(at) as spent_at
                          from earned
                          join events using (user_id)
                          where is_spending and at >= earned_at
                          group by user_id, earned.day, earned_at
                        ), visited_again as (
                          select user_id, spent.day, spent_at, min(at) as visited_again_at
                          from spent
                          join events using (user_id)
                          where is_visit and at > spent_at
                          group by user_id, spent.day, spent_at
                        ), steps as (
                          select user_id, day, 'VISITED' as step, interval '0' as took from visited
                          union all
                          select user_id, day, 'EARNED', earned_at - visited_at from earned
                          union all
                          select user_id, day, 'SPENT', spent_at - earned_at from spent
                          union all
                          select user_id, day, 'VISITED_AGAIN', visited_again_at - spent_at from visited_again
                        )
                        insert into partner_loop_steps (region_id, tier, rfm_group, day, step, minutes, users)
                        select region_id, tier, rfm_group, day, step, minutes_as_read(took), count(*)
                        from steps
                        join user_slices using (user_id)
                        group by 1, 2, 3, 4, 5, 6
                        order by day
                        """).param("zone", zone.getId()).update();
    }

    /** Adds up the steps of all slices. */
    void sumSteps() {
        jdbc.sql("delete from partner_loop_sums").update();
        jdbc.sql("""
                        insert into partner_loop_sums (day, step, minutes, users)
                        select day, step, minutes, sum(users)
                        from partner_loop_steps
                        group by day, step, minutes
                        order by day
                        """).update();
    }

    /**
     * Counts what became of the tokens earned at the partner: a user spends what was earned first, wherever that was.
     * Who spends more than was earned by then spends what comes later.
     */
    void countTokens(ZoneId zone) {
        jdbc.sql("delete from partner_token_days").update();
        jdbc.sql("""
                        with amounts as materialized (
                          select user_id, day, action_timestamp, at_partner, tokens_earned, tokens_spent
                          from action_values(:zone)
                          where tokens_earned > 0 or tokens_spent > 0
                        ), spendings as (
                          select user_id, sum(tokens_spent) as spent
                          from amounts
                          where tokens_spent > 0
                          group by user_id
                        ), earnings as (
                          select user_id, day, at_partner, tokens_earned,
                            sum(tokens_earned) over (
                              partition by user_id order by action_timestamp, at_partner desc, tokens_earned
                              rows unbounded preceding) - tokens_earned as earned_before
                          from amounts
                          where tokens_earned > 0
                        )
                        insert into partner_token_days (region_id, tier, rfm_group, day, earned, spent)
                        select region_id, tier, rfm_group, day, sum(tokens_earned),
                          sum(greatest(0, least(tokens_earned, coalesce(spent, 0) - earned_before)))
                        from earnings
                        join user_slices using (user_id)
                        left join spendings using (user_id)
                        where at_partner
                        group by region_id, tier, rfm_group, day
                        """).param("zone", zone.getId()).update();
    }
}
