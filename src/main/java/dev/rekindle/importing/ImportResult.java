package dev.rekindle.importing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an import ended.
 *
 * @param tables by table name; only {@code read} is not 0 when nothing was kept
 * @param ignored files that are not named after a table
 * @param rejectedTotal how many rejections there are; absent when there is none
 * @param rejected the first of them, by file and line; absent when there is none
 */
public record ImportResult(
        UUID importId,
        @JsonIgnore ImportState state,
        SortedMap<String, TableResult> tables,
        List<String> ignored,
        @Nullable Long rejectedTotal,
        @Nullable List<Rejection> rejected) {}
