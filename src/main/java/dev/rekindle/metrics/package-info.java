/** What is kept of each user, and of each of their days, as actions arrive. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audience", "activity"})
package dev.rekindle.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
