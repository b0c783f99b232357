/** The catalogue of job posts, which of them fit a user, and how near the rest came. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ui", "snapshot", "importing"})
package dev.rekindle.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
