package dev.rekindle.history;

import dev.rekindle.snapshot.DataVersionStore;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the users' histories honest: they are state made from other tables, and can be made anew. */
@Service
public class UserHistoryService {

    private static final int MOST_NAMED = 1_000;

    private final UserHistoryStore store;
    private final DataVersionStore versions;

    UserHistoryService(UserHistoryStore store, DataVersionStore versions) {
        this.store = store;
        this.versions = versions;
    }

    /**
     * Makes all histories anew.
     *
     * @return the users whose kept history had been another one; the first thousand
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public List<String> recompute() {
        var differed = store.usersThatDiffer(MOST_NAMED);
        if (!differed.isEmpty()) {
            store.forget();
            store.fill();
            versions.changed(store.madeOf());
        }
        return differed;
    }
}
