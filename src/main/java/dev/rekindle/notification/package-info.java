/** The one door by which marketing leaves: protection, quiet hours, channels. */
@NullMarked
@ApplicationModule(allowedDependencies = {"metrics"})
package dev.rekindle.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
