package dev.rekindle.kpi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can be said of a system that knows users and settlements, but no actions. */
public record WithoutActions(
        long users, long settlements, @Nullable LocalDate lastSettlement) {}
