package dev.rekindle.audience;

import dev.rekindle.importing.ImportColumn;
import dev.rekindle.importing.ImportColumn.Kind;
import dev.rekindle.importing.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Users from a CSV file. */
@Component
class UserImport implements ImportTable {

    @Override
    public String name() {
        return "users";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.key("user_id"),
                ImportColumn.of(Kind.INTEGER, "region_id"),
                ImportColumn.of(Kind.FLAG, "push_on"),
                ImportColumn.of(Kind.COUNT, "total_settle_cnt"),
                ImportColumn.of(Kind.DATE, "notification_blocked_at").orEmpty(),
                ImportColumn.of(Kind.DATE, "birth_date").ifGiven(),
                ImportColumn.of(Kind.DATE_OR_FOREVER, "self_excluded_until").ifGiven(),
                ImportColumn.of(Kind.TRUTH, "marketing_consent").ifGiven(),
                ImportColumn.of(Kind.ZONE, "zone").ifGiven(),
                ImportColumn.of(Kind.TEXT, "email").ifGiven());
    }
}
