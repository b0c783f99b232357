package dev.rekindle.profile;

import dev.rekindle.access.AuditService;
import dev.rekindle.audience.UserStore;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Hands out everything that is known of a user, and records that it did. */
@Service
public class PersonExportService {

    private final PersonExportQuery query;
    private final UserStore users;
    private final AuditService audit;
    private final JsonMapper json;

    PersonExportService(PersonExportQuery query, UserStore users, AuditService audit, JsonMapper json) {
        this.query = query;
        this.users = users;
        this.audit = audit;
        this.json = json;
    }

    /** Everything as one JSON object: for each table its rows, all of one moment. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public String export(String userId) {
        if (users.attributes(userId).isEmpty()) {
            throw ProfileService.none(userId);
        }
        audit.record("user_exported", userId, Map.of());
        var traces = PersonTraces.of(userId, json);
        return query.everything(userId, traces.field(), traces.pattern());
    }
}
