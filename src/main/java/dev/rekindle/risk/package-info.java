/** Churn-risk policy, tiers, thresholds, high-risk users. */
@NullMarked
@ApplicationModule(allowedDependencies = {"statistics", "ui", "snapshot", "importing"})
package dev.rekindle.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
