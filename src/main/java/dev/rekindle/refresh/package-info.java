/** The night: in which order everything is recomputed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "metrics", "segment", "risk", "campaign"})
package dev.rekindle.refresh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
