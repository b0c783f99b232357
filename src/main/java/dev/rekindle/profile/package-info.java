/** One user on one page: attributes, consent, protection, and what every feature says of the person. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "chart",
            "ui",
            "api",
            "access",
            "snapshot",
            "export",
            "export :: ui",
            "audience",
            "activity",
            "segment",
            "quiz",
            "recommendation",
            "retention"
        })
package dev.rekindle.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
