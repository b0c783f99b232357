/** What users did: the one intake for all doors, and the log. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ui", "importing", "audience"})
package dev.rekindle.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
