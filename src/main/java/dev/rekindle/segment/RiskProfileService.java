package dev.rekindle.segment;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the risk profile beside the group, in the transaction of whoever finds it out or takes it back. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RiskProfileService {

    private final RiskProfileStore profiles;
    private final SegmentPolicyStore policies;
    private final Clock clock;

    RiskProfileService(RiskProfileStore profiles, SegmentPolicyStore policies, Clock clock) {
        this.profiles = profiles;
        this.policies = policies;
        this.clock = clock;
    }

    public void set(String userId, RiskProfile profile) {
        policies.holdActive();
        profiles.put(userId, profile, policies.active(), clock.instant());
    }

    public void remove(String userId) {
        profiles.remove(userId, clock.instant());
    }
}
