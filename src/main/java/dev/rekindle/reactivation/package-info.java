/** The whole way of a reactivation campaign in one document and on one page. */
@NullMarked
@ApplicationModule(allowedDependencies = {"statistics", "snapshot", "export", "access", "risk", "matching", "campaign"})
package dev.rekindle.reactivation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
