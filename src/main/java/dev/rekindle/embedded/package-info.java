/** PostgreSQL and Kafka inside this process, and the data folder everything that must survive lives in. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.rekindle.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
