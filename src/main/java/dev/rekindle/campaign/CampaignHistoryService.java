package dev.rekindle.campaign;

import dev.rekindle.snapshot.DataVersionStore;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the campaign histories honest: they are state made from the logs, and can be made anew. */
@Service
public class CampaignHistoryService {

    private static final int MOST_NAMED = 1_000;

    private final CampaignHistoryStore store;
    private final DataVersionStore versions;

    CampaignHistoryService(CampaignHistoryStore store, DataVersionStore versions) {
        this.store = store;
        this.versions = versions;
    }

    /**
     * Makes all histories anew from the logs.
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
            versions.changed(Set.of("campaign_logs"));
        }
        return differed;
    }
}
