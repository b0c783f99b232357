package dev.rekindle.campaign;

import dev.rekindle.importing.ImportColumn;
import dev.rekindle.importing.ImportColumn.Kind;
import dev.rekindle.importing.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Logs of campaigns from a CSV file; each user's history is kept beside them. Repeated lines and users in two arms are
 * valid; only log_id is unique.
 */
@Component
class CampaignLogImport implements ImportTable {

    @Override
    public String name() {
        return "campaign_logs";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.key("log_id"),
                ImportColumn.owner("user_id", "users"),
                ImportColumn.choice("ab_group", "Control", "A", "B"),
                ImportColumn.of(Kind.FLAG, "is_applied"),
                ImportColumn.of(Kind.DATE, "sent_at"));
    }
}
