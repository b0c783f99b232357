/** Pure arithmetic: proportions, intervals, comparisons, chi-square, quantiles and power. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.rekindle.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
