/** Cohorts, day-N and week-N retention, lifecycle: who came back, and when. */
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
            "activity",
            "metrics",
            "segment",
            "work"
        })
package dev.rekindle.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
