/** What a computation saw and gave: versions of the data, and results kept for ever. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.rekindle.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
