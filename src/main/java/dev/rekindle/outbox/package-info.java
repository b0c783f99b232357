/** News that leaves in the transaction that made it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"work"})
package dev.rekindle.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
