/** One user on one page: attributes, consent, protection, and what every feature says of the person. */
@NullMarked
@ApplicationModule(allowedDependencies = {"api", "access", "snapshot", "audience", "segment"})
package dev.rekindle.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
