package dev.rekindle;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import java.util.List;
import java.util.Optional;

/** The packages in the order of the data's way, as the decision note and the README give them. */
final class House {

    static final String ROOT = "dev.rekindle";

    /** A package may import only packages that stand above it. */
    static final List<String> PACKAGES = List.of(
            "embedded",
            "statistics",
            "chart",
            "ui",
            "api",
            "export",
            "access",
            "work",
            "outbox",
            "snapshot",
            "importing",
            "audience",
            "history",
            "activity",
            "ingest",
            "metrics",
            "protection",
            "segment",
            "quiz",
            "notification",
            "risk",
            "prediction",
            "matching",
            "campaign",
            "reactivation",
            "recommendation",
            "retention",
            "kpi",
            "profile",
            "redis",
            "refresh",
            "demo",
            "command");

    static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(ROOT);

    private House() {}

    /** The package of the list a class lies in, itself or in its {@code ui}; empty for the root and for other code. */
    static Optional<String> packageOf(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT + ".")
                ? Optional.of(name.substring(ROOT.length() + 1).split("\\.", 2)[0])
                : Optional.empty();
    }
}
