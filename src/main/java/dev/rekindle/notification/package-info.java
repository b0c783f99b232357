/** The one door by which marketing leaves: protection, quiet hours, caps, channels. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"ui", "api", "access", "work", "snapshot", "export", "export :: ui", "metrics"})
package dev.rekindle.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
