/** Generated data and traffic: a scenario of any size to try the console with, the same bytes for the same seed. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "ui",
            "access",
            "snapshot",
            "importing",
            "activity",
            "segment",
            "campaign",
            "recommendation"
        })
package dev.rekindle.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
