package dev.rekindle.risk;

import dev.rekindle.snapshot.DataVersionStore;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the settlement histories honest: they are state made from the settlements, and can be made anew. */
@Service
public class SettlementHistoryService {

    private static final int MOST_NAMED = 1_000;

    private final SettlementHistoryStore store;
    private final DataVersionStore versions;

    SettlementHistoryService(SettlementHistoryStore store, DataVersionStore versions) {
        this.store = store;
        this.versions = versions;
    }

    /**
     * Makes all histories anew from the settlements.
     *
     * @return the users whose kept history had been another one; the first thousand
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public List<String> recompute() {
        var differed = store.usersThatDiffer(MOST_NAMED);
        if (!differed.isEmpty()) {
            store.forget();
            store.gatherAll();
            versions.changed(Set.of("settlements"));
        }
        return differed;
    }
}
