/** The mirror for the game's servers: what is kept of each user, in Redis. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "work", "metrics", "segment", "profile"})
package dev.rekindle.redis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
