package dev.rekindle.risk;

import dev.rekindle.importing.ImportColumn;
import dev.rekindle.importing.ImportColumn.Kind;
import dev.rekindle.importing.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Settlements from a CSV file; each user's history is kept beside them. */
@Component
class SettlementImport implements ImportTable {

    @Override
    public String name() {
        return "settlements";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.key("st_id"),
                ImportColumn.owner("user_id", "users"),
                ImportColumn.of(Kind.TEXT, "category_id"),
                ImportColumn.of(Kind.DATE, "settled_at"),
                ImportColumn.of(Kind.COUNT, "final_hourly_rate"));
    }
}
