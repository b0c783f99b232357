/** Arms, assignment, messages, outcomes and the decision of a campaign. */
@NullMarked
@ApplicationModule(allowedDependencies = {"statistics"})
package dev.rekindle.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
