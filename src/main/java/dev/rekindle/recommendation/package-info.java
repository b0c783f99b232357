/**
 * What to say to whom: proposals by rule, programmes by rule and learned weight, job matches, and the loop that learns.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "statistics",
            "chart",
            "ui",
            "api",
            "access",
            "export",
            "export :: ui",
            "snapshot",
            "protection",
            "segment",
            "matching"
        })
package dev.rekindle.recommendation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
