/** Per-user and per-day state kept as actions arrive. */
@NullMarked
@ApplicationModule(allowedDependencies = {"activity"})
package dev.rekindle.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
