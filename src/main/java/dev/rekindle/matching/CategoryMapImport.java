package dev.rekindle.matching;

import dev.rekindle.importing.ImportColumn;
import dev.rekindle.importing.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** The category map from a CSV file, which stands for the whole map. */
@Component
class CategoryMapImport implements ImportTable {

    @Override
    public String name() {
        return "category_map";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(ImportColumn.key("original_cat"), ImportColumn.key("similar_cat"));
    }

    @Override
    public boolean replaced() {
        return true;
    }
}
