package dev.rekindle.segment;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The policies by which users are grouped, and what reaching a group earns: whoever changes them is on record. */
@Service
@Transactional
public class SegmentPolicyService {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final SegmentPolicyStore policies;
    private final UpgradeRewardStore rewards;
    private final AuditService audit;
    private final Clock clock;

    SegmentPolicyService(SegmentPolicyStore policies, UpgradeRewardStore rewards, AuditService audit, Clock clock) {
        this.policies = policies;
        this.rewards = rewards;
        this.audit = audit;
        this.clock = clock;
    }

    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public SegmentPolicy active() {
        return policies.active();
    }

    /** All versions of all policies, by name, the newest version first. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<SegmentPolicy> policies() {
        return policies.all();
    }

    /**
     * Keeps rules as the next version of a policy, or as the first one of a new policy. Nothing is decided by it yet.
     */
    @PreAuthorize("hasRole('ADMIN')")
    public SegmentPolicy save(String name, SegmentRules rules) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal("segments.bad-name", name);
        }
        policies.holdActiveAlone();
        var newest = policies.newest(name);
        if (newest.isPresent() && newest.get().rules().equals(rules)) {
            return newest.get();
        }
        var version = newest.map(SegmentPolicy::version).orElse(0) + 1;
        policies.add(name, version, rules, clock.instant(), Person.name());
        audit.record("policy_saved", name, Map.of("version", version));
        return policies.version(name, version).orElseThrow();
    }

    /**
     * From now on groups are decided by this version. Users who do something are in their new group at once, all others
     * as soon as {@link SegmentRegroupService#followPolicy} has been through; until then their row says by which policy
     * it is.
     */
    @PreAuthorize("hasRole('ADMIN')")
    public SegmentPolicy activate(String name, int version) {
        var policy = policies.version(name, version)
                .orElseThrow(() ->
                        new NoSuchElementException("There is no version %d of a policy %s.".formatted(version, name)));
        if (!policy.active()) {
            policies.holdActiveAlone();
            policies.activate(name, version, clock.instant(), Person.name());
            audit.record("policy_activated", name, Map.of("version", version));
        }
        return policies.active();
    }

    /** What reaching each group by one's own action earns. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<UpgradeReward> upgradeRewards() {
        return rewards.all();
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void setUpgradeReward(UpgradeReward reward) {
        rewards.put(reward);
        audit.record(
                "upgrade_reward_set",
                reward.group(),
                Map.of("reward_type", reward.rewardType(), "reward_value", reward.rewardValue()));
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void removeUpgradeReward(String group, String rewardType) {
        if (!rewards.remove(group, rewardType)) {
            throw new NoSuchElementException("%s earns no %s.".formatted(group, rewardType));
        }
        audit.record("upgrade_reward_removed", group, Map.of("reward_type", rewardType));
    }
}
