/** CSV engine: staging, checking, rejected rows; each feature contributes its table. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ui", "access", "snapshot", "export", "export :: ui"})
package dev.rekindle.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
