/** What happened to each user so far, kept as one row: settlements and days in campaigns. */
@NullMarked
@ApplicationModule(allowedDependencies = {"importing", "snapshot"})
package dev.rekindle.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
