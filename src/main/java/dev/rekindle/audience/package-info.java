/** Who: users, their attributes, consent and protection; the shared vocabulary. */
@NullMarked
@ApplicationModule(allowedDependencies = {"importing", "snapshot"})
package dev.rekindle.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
