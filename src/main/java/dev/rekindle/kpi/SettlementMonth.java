package dev.rekindle.kpi;

import java.time.YearMonth;

/** How many jobs were settled in a month, and of how many users. */
public record SettlementMonth(YearMonth month, long settlements, long users) {}
