package dev.rekindle.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.AuditEntry;
import dev.rekindle.access.AuditService;
import dev.rekindle.access.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class SegmentPolicyServiceTest extends RekindleTest {

    @Autowired
    private SegmentPolicyService policies;

    @Autowired
    private AuditService audit;

    @BeforeEach
    void admin() {
        jdbc.sql("delete from audit_entries").update();
        signIn(Role.ADMIN);
    }

    @AfterEach
    void asItWasBuiltIn() {
        jdbc.sql("delete from segment_activations where activated_by <> 'built-in'")
                .update();
        jdbc.sql("delete from segment_policies where created_by <> 'built-in'").update();
        jdbc.sql("delete from upgrade_rewards where rfm_group = 'Minnow'").update();
    }

    @Test
    void anEditIsTheNextVersionAndDecidesNothingYet() {
        var first = policies.save("own", rules("100"));
        var second = policies.save("own", rules("200"));

        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.createdBy()).isEqualTo("admin");
        assertThat(policies.save("own", rules("200")))
                .as("the same again is no edit")
                .isEqualTo(second);
        assertThat(policies.policies())
                .extracting(policy -> policy.name() + " " + policy.version())
                .containsExactly("cyber-token 1", "own 2", "own 1", "rfm-cascade 1");
        assertThat(policies.active().name()).isEqualTo("rfm-cascade");
    }

    @Test
    void activationIsOnRecord() {
        policies.save("own", rules("100"));

        assertThat(policies.activate("own", 1).active()).isTrue();
        policies.activate("own", 1);

        assertThat(policies.active().name()).isEqualTo("own");
        assertThat(audit.entries("policy", 0, 10))
                .extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::who)
                .containsExactly(tuple("policy_activated", "own", "admin"), tuple("policy_saved", "own", "admin"));
        assertThatThrownBy(() -> policies.activate("own", 7)).hasMessage("There is no version 7 of a policy own.");
    }

    @Test
    void nameIsPlain() {
        assertThatThrownBy(() -> policies.save("My Policy", rules("100")))
                .hasMessageContaining("small letters, digits and dashes");
    }

    @Test
    void amountsOfRewardsAreSetAndRemoved() {
        policies.setUpgradeReward(new UpgradeReward("Minnow", "COIN", BigDecimal.TEN));
        assertThat(policies.upgradeRewards()).contains(new UpgradeReward("Minnow", "COIN", BigDecimal.TEN));

        policies.removeUpgradeReward("Minnow", "COIN");

        assertThat(policies.upgradeRewards()).extracting(UpgradeReward::group).doesNotContain("Minnow");
        assertThat(audit.entries("upgrade_reward", 0, 10)).hasSize(2);
        assertThatThrownBy(() -> policies.removeUpgradeReward("Minnow", "COIN")).hasMessage("Minnow earns no COIN.");
    }

    @Test
    void onlyAdminsChangeRules() {
        signIn(Role.CRM);

        assertThatThrownBy(() -> policies.save("own", rules("1"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> policies.activate("cyber-token", 1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> policies.setUpgradeReward(new UpgradeReward("Minnow", "COIN", BigDecimal.TEN)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(policies.policies()).isNotEmpty();
    }

    private static SegmentRules rules(String minMonetary) {
        return new SegmentRules(
                30,
                FrequencyUnit.ACTION,
                null,
                MonetaryUnit.CASH,
                null,
                VisitUnit.VISITS,
                List.of(new SegmentGroup("Payers", Map.of(Bound.MIN_MONETARY, new BigDecimal(minMonetary)))),
                "Others");
    }
}
