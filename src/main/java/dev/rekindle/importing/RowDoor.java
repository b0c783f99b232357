package dev.rekindle.importing;

import java.util.List;
import java.util.function.Consumer;

/**
 * A table whose rows a feature takes in itself, as it does with those that come another way than by a file. It stands
 * beside {@link ImportTable}, whose rows go through staging.
 */
public interface RowDoor {

    String table();

    /** The columns that a file must have; whatever else it has is handed on too. */
    List<String> required();

    /** How many rows there are. */
    long count();

    /** Called before an import with such rows writes anything: who must keep others away does so now. */
    void prepare();

    /**
     * Takes rows in the order of the file and some thousands at a time, in the import's transaction. What was taken is
     * rolled back when anything of the import is rejected.
     */
    RowsTaken take(RowFile file, List<FileRow> rows, Consumer<Rejection> rejections);
}
