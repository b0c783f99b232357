package dev.rekindle.matching;

import dev.rekindle.importing.ImportColumn;
import dev.rekindle.importing.ImportColumn.Kind;
import dev.rekindle.importing.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job posts from a CSV file. */
@Component
class JobPostImport implements ImportTable {

    @Override
    public String name() {
        return "job_posts";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.key("job_id"),
                ImportColumn.of(Kind.TEXT, "category_id"),
                ImportColumn.of(Kind.INTEGER, "region_id"),
                ImportColumn.of(Kind.COUNT, "hourly_rate"),
                ImportColumn.of(Kind.DATE, "posted_at"),
                ImportColumn.of(Kind.DATE, "closes_on").ifGiven(),
                ImportColumn.of(Kind.COUNT, "open_places").ifGiven());
    }
}
