package dev.rekindle.refresh;

import dev.rekindle.access.AuditService;
import dev.rekindle.risk.SettlementHistoryService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds all kept state from the raw rows and names the differences. */
@RestController
@Tag(name = "Operation")
class RecomputeApi {

    private final SettlementHistoryService histories;
    private final AuditService audit;

    RecomputeApi(SettlementHistoryService histories, AuditService audit) {
        this.histories = histories;
        this.audit = audit;
    }

    @PostMapping("/api/v1/recompute")
    @Operation(summary = "Rebuild all kept state from the raw rows; names what differed")
    Differences recompute() {
        var differences = histories.recompute().stream()
                .map(user -> "settlement_histories: user " + user + " was not what the settlements say")
                .toList();
        audit.record("recompute", "kept state", Map.of("differences", differences.size()));
        return new Differences(differences);
    }

    /** What differed, a sentence each; the first thousand. */
    record Differences(List<String> differences) {}
}
