package dev.rekindle.kpi;

import java.math.BigDecimal;
import java.time.YearMonth;

/** Tokens of a month. */
public record TokenMonth(YearMonth month, BigDecimal earnedPartner, BigDecimal earnedApp, BigDecimal spent) {}
