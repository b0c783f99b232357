package dev.rekindle.notification;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quiet hours and frequency caps: an admin sets how long and how many, and nobody that there are none. */
@Service
public class SendingPolicyService {

    private static final int MOST = 20;

    private final SendingPolicyStore policies;
    private final DataVersionStore versions;
    private final AuditService audit;
    private final Clock clock;

    SendingPolicyService(SendingPolicyStore policies, DataVersionStore versions, AuditService audit, Clock clock) {
        this.policies = policies;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What holds now. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public SendingPolicy policy() {
        return policies.current();
    }

    /** Adds a version, which holds from the next message on, also for those that wait. */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public SendingPolicy put(SendingRules wanted) {
        if (wanted.quietFrom().equals(wanted.quietUntil())) {
            throw new Refusal("sending.no-quiet-hours");
        }
        if (!isCap(wanted.perDay()) || !isCap(wanted.perSevenDays())) {
            throw new Refusal("sending.no-cap", MOST);
        }
        if (!wanted.equals(policies.current().rules())) {
            versions.changed(List.of(SendingPolicyStore.TABLE)); // of two at once the second waits here
            policies.add(wanted, Person.name(), clock.instant());
            audit.record(
                    "sending_policy_changed",
                    "quiet hours and caps",
                    Map.of(
                            "quiet_from", wanted.quietFrom().toString(),
                            "quiet_until", wanted.quietUntil().toString(),
                            "per_day", wanted.perDay(),
                            "per_seven_days", wanted.perSevenDays()));
        }
        return policies.current();
    }

    private static boolean isCap(int messages) {
        return messages >= 1 && messages <= MOST;
    }
}
