package dev.rekindle.retention;

import java.time.LocalDate;
import java.util.List;

/** What there is to filter by. */
public record FilterChoices(
        List<String> segments, List<Integer> regions, List<String> firstActions, List<LocalDate> campaigns) {}
