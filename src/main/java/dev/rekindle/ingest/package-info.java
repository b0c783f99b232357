/** Kafka and REST doors into the intake: exactly-once position, dead letters, and how the stream does. */
@NullMarked
@ApplicationModule(allowedDependencies = {"api", "access", "activity"})
package dev.rekindle.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
