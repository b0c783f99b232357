package dev.rekindle.reactivation;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import java.time.Clock;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Policies under names, so that a team speaks of the same thresholds. */
@Service
public class SavedPolicyService {

    public static final int LONGEST_NAME = 80;

    private final SavedPolicyStore store;
    private final AuditService audit;
    private final Clock clock;

    SavedPolicyService(SavedPolicyStore store, AuditService audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest version of each, by name. */
    @Transactional(readOnly = true)
    public List<SavedPolicy> saved() {
        return store.newest();
    }

    /** Saves a policy as the next version of a name; earlier versions are kept. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional
    public SavedPolicy save(String name, ReactivationPolicy policy) {
        var plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A policy needs a name of at most " + LONGEST_NAME
                    + " characters; this one has " + plain.length() + ".");
        }
        store.add(plain, policy, clock.instant(), Person.name());
        audit.record("reactivation_policy_saved", plain, PolicyParameters.of(policy));
        return store.newest(plain);
    }
}
