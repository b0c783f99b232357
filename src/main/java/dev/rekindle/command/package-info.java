/** The command line: starts the server, and speaks to a running one. */
@NullMarked
@ApplicationModule(allowedDependencies = {"embedded"})
package dev.rekindle.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
