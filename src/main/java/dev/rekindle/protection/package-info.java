/** Signs of harm that the data shows, and whom they cool off. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"ui", "api", "access", "export", "export :: ui", "work", "snapshot", "metrics"})
package dev.rekindle.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
