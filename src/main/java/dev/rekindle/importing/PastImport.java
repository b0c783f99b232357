package dev.rekindle.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is kept: who began it when, and what became of it.
 *
 * @param failure why it failed, in plain words; absent when it did not
 */
public record PastImport(
        UUID importId,
        ImportState state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String startedBy,
        @Nullable LocalDate asOf,
        List<String> files,
        List<String> ignored,
        SortedMap<String, TableResult> tables,
        long rejectedTotal,
        @Nullable String failure) {}
