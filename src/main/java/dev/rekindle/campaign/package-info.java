/** Arms, assignment, messages, outcomes and the decision about a campaign. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"statistics", "ui", "access", "snapshot", "importing", "protection", "matching"})
package dev.rekindle.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
