/** The whole way of a reactivation campaign in one document and on one page. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "statistics",
            "chart",
            "ui",
            "api",
            "access",
            "snapshot",
            "export",
            "export :: ui",
            "importing",
            "notification",
            "risk",
            "matching",
            "campaign"
        })
package dev.rekindle.reactivation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
