package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpgradeRewardStoreTest {

    private final Segments segments = new Segments();
    private final UpgradeRewardStore store = segments.get(UpgradeRewardStore.class);

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void risingByOnesOwnActionIsRewardedWithTheAmountOfTheNewGroup() {
        store.put(new UpgradeReward("High Engaged", "COIN", new BigDecimal("12.5")));
        began("u1");
        segments.day("u1", TODAY, 15, "2000");
        segments.acted(TODAY, "u1");

        assertThat(rewards()).containsExactly("u1 COIN 12.5 u1-2 High Engaged", "u1 CYBER_TOKEN 300 u1-2 High Engaged");
    }

    @Test
    void theFirstGroupIsNoUpgrade() {
        segments.day("u1", TODAY, 15, "2000");
        segments.acted(TODAY, "u1");
        assertThat(segments.groups()).containsExactly("u1 High Engaged");
        assertThat(rewards()).isEmpty();

        segments.day("u1", TODAY, 15, "8000");
        segments.acted(TODAY, "u1");
        assertThat(rewards()).containsExactly("u1 CYBER_TOKEN 1000 u1-2 Whale");
    }

    @Test
    void historyThatIsReadInRewardsNobody() {
        began("u1");
        segments.day("u1", TODAY.minusDays(2), 15, "2000");
        segments.acted(TODAY.minusDays(2), "u1");

        assertThat(segments.groups()).containsExactly("u1 High Engaged");
        assertThat(rewards()).isEmpty();
    }

    @Test
    void fallingAndStayingAreNotRewarded() {
        began("u1");
        segments.day("u1", TODAY.minusDays(29), 25, "9500");
        segments.day("u1", TODAY.minusDays(1), 5, "500");
        segments.acted(TODAY, "u1");
        assertThat(rewards()).containsExactly("u1 CYBER_TOKEN 1000 u1-2 Whale");

        segments.clock.set(TODAY.plusDays(2));
        segments.day("u1", TODAY.plusDays(2), 1, "0");
        segments.acted(TODAY.plusDays(2), "u1");

        assertThat(segments.groups()).containsExactly("u1 Medium");
        assertThat(rewards()).hasSize(1);
    }

    @Test
    void groupIsRewardedOnceInThirtyDays() {
        began("u1");
        riseToMediumAndFallAgain(TODAY);
        riseToMediumAndFallAgain(TODAY.plusDays(13));
        assertThat(rewards()).hasSize(1);
        riseToMediumAndFallAgain(TODAY.plusDays(43));
        assertThat(rewards()).hasSize(2);
    }

    @Test
    void timeAndPolicyAreNotRewarded() {
        var rules = segments.get(SegmentPolicyStore.class).active().rules();
        segments.day("u1", TODAY, 15, "2000");
        segments.count(TODAY);
        segments.rolled(TODAY, "u1");
        assertThat(segments.groups()).containsExactly("u1 High Engaged");
        assertThat(rewards()).isEmpty();

        segments.get(SegmentPolicyStore.class)
                .add(
                        "generous",
                        1,
                        new SegmentRules(
                                30,
                                rules.frequency(),
                                null,
                                rules.monetary(),
                                null,
                                rules.visits(),
                                List.of(new SegmentGroup("Whale", java.util.Map.of())),
                                "Others"),
                        segments.clock.instant(),
                        "test");
        segments.activate("generous", 1);
        segments.day("u1", TODAY, 1, "0");
        segments.acted(TODAY, "u1");

        assertThat(segments.groups()).containsExactly("u1 Whale");
        assertThat(segments.ledger()).endsWith("u1 High Engaged > Whale policy_changed u1-2");
        assertThat(rewards()).isEmpty();
    }

    @Test
    void rewardIsNoActionAndNothingFollowsFromIt() {
        began("u1");
        segments.day("u1", TODAY, 5, "500");
        segments.acted(TODAY, "u1");

        assertThat(rewards()).hasSize(1);
        assertThat(segments.lines("select topic from outbox")).containsExactly("segment.changed");
        assertThat(segments.lines("select tokens_earned::text from user_metrics"))
                .containsExactly("0");
    }

    @Test
    void amountsAreRows() {
        assertThat(store.all()).extracting(UpgradeReward::group).containsExactly("High Engaged", "Medium", "Whale");

        store.put(new UpgradeReward("Whale", "CYBER_TOKEN", new BigDecimal("2000")));
        assertThat(store.remove("Medium", "CYBER_TOKEN")).isTrue();
        assertThat(store.remove("Medium", "CYBER_TOKEN")).isFalse();

        assertThat(store.all())
                .containsExactly(
                        new UpgradeReward("High Engaged", "CYBER_TOKEN", new BigDecimal("300")),
                        new UpgradeReward("Whale", "CYBER_TOKEN", new BigDecimal("2000")));
    }

    /** Was in the last group before. */
    private void began(String userId) {
        segments.day(userId, TODAY.minusDays(60), 1, "0");
        segments.acted(TODAY.minusDays(60), userId);
        segments.jdbc.sql("delete from new_actions").update();
    }

    private void riseToMediumAndFallAgain(java.time.LocalDate day) {
        segments.clock.set(day);
        segments.day("u1", day, 5, "500");
        segments.acted(day, "u1");
        assertThat(segments.groups()).containsExactly("u1 Medium");
        segments.clock.set(day.plusDays(11));
        segments.rolled(day.plusDays(11), "u1");
        assertThat(segments.groups()).containsExactly("u1 At-risk");
    }

    private List<String> rewards() {
        return segments.lines("""
                select concat_ws(' ', user_id, reward_type, reward_value, trigger_action_id, rfm_group)
                from user_rewards
                order by user_id, awarded_at, reward_type
                """);
    }
}
