package dev.rekindle.segment;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the ledger of groups for actions that came all at once, as if they had come day by day. */
@Service
@Transactional
public class PastChangeService {

    private final SegmentPolicyStore policies;
    private final PastChangeStore changes;
    private final Clock clock;

    PastChangeService(SegmentPolicyStore policies, PastChangeStore changes, Clock clock) {
        this.policies = policies;
        this.changes = changes;
        this.clock = clock;
    }

    /** Does nothing for a policy of another window than 30 days, or with keys of metadata. */
    public void tellAnew() {
        var policy = policies.active();
        if (!policy.rules().isKept()) {
            return;
        }
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        changes.forget();
        changes.tellNights(policy, today, clock.getZone());
        changes.tellToday(policy, today, now);
    }
}
