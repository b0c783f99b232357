package dev.rekindle.importing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants imported.
 *
 * @param files all of them together, or none
 * @param asOf the day the files tell about; kept with the import
 * @param replaceDemo whether demo data goes first; otherwise nothing is imported beside it
 */
public record ImportRequest(
        List<ImportFile> files, @Nullable LocalDate asOf, boolean replaceDemo) {}
