/** Who may do what: accounts, roles, sign-in, tokens, and the log of who did what when. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ui", "api", "export", "export :: ui", "embedded"})
package dev.rekindle.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
