package dev.rekindle.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Who did what when. Whatever is changed, exported or decided is recorded in the transaction that does it. */
@Service
@Transactional
public class AuditService {

    private final AuditStore store;
    private final JsonMapper json;
    private final Clock clock;

    AuditService(AuditStore store, JsonMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Records what the person (or token, or the server itself) that is at work now has done. */
    public void record(String action, String subject, Map<String, ?> details) {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null) {
            record("server", null, action, subject, details);
        } else {
            var address = person.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
            record(person.getName(), address, action, subject, details);
        }
    }

    void record(String who, @Nullable String address, String action, String subject, Map<String, ?> details) {
        store.add(new AuditEntry(clock.instant(), who, action, subject, json.writeValueAsString(details), address));
    }

    @PreAuthorize("hasRole('ADMIN')")
    @Transactional(readOnly = true)
    public List<AuditEntry> entries(String containing, int offset, int limit) {
        return store.entries(containing, offset, limit);
    }

    @PreAuthorize("hasRole('ADMIN')")
    @Transactional(readOnly = true)
    public int count(String containing) {
        return store.count(containing);
    }
}
