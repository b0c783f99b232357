/** CSV engine: staging, checking, rejected rows; each feature contributes its table. */
@NullMarked
@ApplicationModule(allowedDependencies = {"export", "snapshot", "access"})
package dev.rekindle.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
