package dev.rekindle.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code upgrade_rewards}: what each group earns; and of {@code user_rewards}: who got it. */
@Repository
class UpgradeRewardStore {

    private final JdbcClient jdbc;

    UpgradeRewardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Rewards those of {@code moved_users} whose own action took them into a higher group, once in 30 days for each
     * group. The first group somebody is in is no upgrade, whichever it is. A reward is no action: nothing follows from
     * it. What was done more than a day ago is history that is read in, and rewards nobody. Who is protected gets none:
     * it would be a present for having played more. The fences have each mover looked up, where the planner would read
     * everybody.
     */
    int grant(Instant at, LocalDate today) {
        return jdbc.sql("""
                        insert into user_rewards (
                          user_id, reward_type, reward_value, awarded_at, trigger_action_id, rfm_group)
                        select moved.user_id, rewards.reward_type, rewards.reward_value, :at, moved.trigger_event_id,
                          moved.to_group
                        from moved_users as moved
                        join upgrade_rewards as rewards on rewards.rfm_group = moved.to_group
                        left join lateral (
                          select protection_of(
                            users.self_excluded_until, users.birth_date, users.marketing_consent,
                            users.cooling_off_until, :today) as protection
                          from users
                          where users.user_id = moved.user_id
                          offset '0'
                        ) as users on true
                        left join lateral (
                          select earlier.user_id
                          from user_rewards as earlier
                          where earlier.user_id = moved.user_id and earlier.rfm_group = moved.to_group
                            and earlier.awarded_at > cast(:at as timestamptz) - interval '30 days'
                          limit 1
                        ) as earlier on true
                        where moved.cause = 'user_acted' and not moved.is_first and moved.to_rank > moved.from_rank
                          and exists (
                            select from new_actions as actions
                            where actions.user_id = moved.user_id and actions.event_id = moved.trigger_event_id
                              and actions.action_timestamp >= cast(:at as timestamptz) - interval '1 day')
                          and users.protection is null and earlier.user_id is null
                        order by moved.user_id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .update();
    }

    /** By group and type. */
    List<UpgradeReward> all() {
        return jdbc.sql("""
                        select rfm_group as "group", reward_type, reward_value
                        from upgrade_rewards
                        order by rfm_group, reward_type
                        """).query(UpgradeReward.class).list();
    }

    void put(UpgradeReward reward) {
        jdbc.sql("""
                        insert into upgrade_rewards (rfm_group, reward_type, reward_value)
                        values (:group, :type, :value)
                        on conflict (rfm_group, reward_type) do update set reward_value = excluded.reward_value
                        """)
                .param("group", reward.group())
                .param("type", reward.rewardType())
                .param("value", reward.rewardValue())
                .update();
    }

    boolean remove(String group, String rewardType) {
        return jdbc.sql("delete from upgrade_rewards where rfm_group = :group and reward_type = :type")
                        .param("group", group)
                        .param("type", rewardType)
                        .update()
                > 0;
    }
}
