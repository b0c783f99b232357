/** Tables and charts as files. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chart", "ui"})
package dev.rekindle.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
