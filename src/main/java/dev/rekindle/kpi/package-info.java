/**
 * How the business does, now and over time: the key figures of each day, kept as actions arrive, and the first page.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "chart",
            "ui",
            "api",
            "access",
            "export",
            "export :: ui",
            "activity",
            "ingest",
            "metrics",
            "segment",
            "notification",
            "work"
        })
package dev.rekindle.kpi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
