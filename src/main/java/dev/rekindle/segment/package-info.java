/** Policies, groups, the ledger of who moved between them and why, lifetime value, and what-if. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chart", "ui", "api", "access", "export", "export :: ui", "metrics"})
package dev.rekindle.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
