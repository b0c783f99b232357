/** Work that is looked for again and again, as long as the application runs. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.rekindle.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
