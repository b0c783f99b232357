/** The night: in which order everything is recomputed. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "ui",
            "api",
            "access",
            "export",
            "export :: ui",
            "outbox",
            "activity",
            "ingest",
            "metrics",
            "protection",
            "segment",
            "notification",
            "history",
            "recommendation",
            "retention",
            "kpi",
            "redis"
        })
package dev.rekindle.refresh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
