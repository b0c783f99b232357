/** Chart components; they speak series, points and cells, not users. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.rekindle.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
