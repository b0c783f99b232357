package dev.rekindle.kpi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The figure a rule looks at.
 *
 * @param before what it is compared with; absent for thresholds
 * @param day of the figure
 */
public record AlertReading(double value, @Nullable Double before, LocalDate day) {}
