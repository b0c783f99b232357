/** What every REST door shares: errors as problem details, strict parameters, pages of items. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.rekindle.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
