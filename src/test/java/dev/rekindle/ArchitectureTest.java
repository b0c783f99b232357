package dev.rekindle;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.io.FileDescriptor;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.modulith.ApplicationModule;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

/** The house's rules, one method each. */
class ArchitectureTest {

    @Test
    void vaadinIsUsedOnlyInPagesInChartsAndInTheRoot() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..ui..", "dev.rekindle.chart..", "dev.rekindle")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin.."));
    }

    @Test
    void jdbcIsUsedOnlyInQueriesAndStores() {
        check(noClasses()
                .that(describe("are neither query nor store", type -> !isQueryOrStore(outermost(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.jdbc.core.."));
    }

    @Test
    void kafkaIsListenedToOnlyInIngest() {
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("dev.rekindle.ingest..")
                .should()
                .beAnnotatedWith(KafkaListener.class));
    }

    @Test
    void workIsScheduledOnlyInRefresh() {
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("dev.rekindle.refresh..")
                .should()
                .beAnnotatedWith(Scheduled.class));
    }

    @Test
    void transactionsBeginOnlyInServices() {
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameNotEndingWith("Service")
                .should()
                .beAnnotatedWith(Transactional.class));
        check(noClasses().that().haveSimpleNameNotEndingWith("Service").should().beAnnotatedWith(Transactional.class));
    }

    @Test
    void timeComesOnlyFromAClock() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Rekindle.class.getName())
                .should()
                .callCodeUnitWhere(target(describe("asks the machine for the time", ArchitectureTest::readsTheTime))));
    }

    @Test
    void onlyTheCommandAndTheStartupNoticePrint() {
        var printing = noClasses()
                .that()
                .resideOutsideOfPackage("dev.rekindle.command..")
                .and()
                .doNotHaveFullyQualifiedName("dev.rekindle.access.FirstAccounts");
        check(printing.should().accessField(System.class, "out"));
        check(printing.should().accessField(System.class, "err"));
        check(printing.should().accessField(FileDescriptor.class, "out"));
        check(printing.should().callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void everyQueryAndStoreHasATestOfItsName() {
        var tests = House.TESTS.stream().map(JavaClass::getName).collect(Collectors.toSet());
        check(classes()
                .that(describe("are query or store", ArchitectureTest::isQueryOrStore))
                .should(haveATestAmong(tests)));
    }

    @Test
    void everyPackageImportsOnlyPackagesThatStandAboveItInTheList() {
        check(classes().should(importOnlyFromAbove()));
    }

    @Test
    void everyPackageStandsInTheList() {
        assertThat(House.PRODUCTION.stream().flatMap(type -> House.packageOf(type).stream()))
                .isSubsetOf(House.PACKAGES);
    }

    @Test
    void everyPackageNamesWhatItMayImportAndWhatMayBeNull() {
        var packages = House.PRODUCTION.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages).allMatch(marked -> marked.isAnnotatedWith(NullMarked.class), "is @NullMarked");
        assertThat(packages)
                .filteredOn(ArchitectureTest::isModule)
                .allMatch(module -> module.isAnnotatedWith(ApplicationModule.class), "is an @ApplicationModule");
    }

    @Test
    void statisticsIsArithmeticAndNothingElse() {
        check(classes()
                .that()
                .resideInAPackage("dev.rekindle.statistics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.rekindle.statistics..",
                        "java.lang..",
                        "java.util..",
                        "java.math..",
                        "org.apache.commons..",
                        "org.jspecify..",
                        "org.springframework.modulith"));
    }

    @Test
    void pagesAndRestDoorsAreKnownToTheirPackageOnly() {
        check(classes()
                .that()
                .haveSimpleNameEndingWith("View")
                .or()
                .haveSimpleNameEndingWith("Api")
                .should()
                .bePackagePrivate());
    }

    @Test
    void noClassIsNamedForItsPlaceInAPattern() {
        check(noClasses().should().haveNameMatching(".*(Dto|Impl|Manager|Helper|Utils?|Data|Info)"));
    }

    @Test
    void noProductionClassIsNamedLikeATest() {
        check(noClasses().should().haveNameMatching(".*Tests?"));
    }

    @Test
    void noTestSleeps() {
        methods()
                .should(new ArchCondition<>("not sleep") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        method.getCallsFromSelf().stream()
                                .filter(call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                                        && call.getName().equals("sleep"))
                                .forEach(call -> events.add(violated(method, call.getDescription())));
                    }
                })
                .allowEmptyShould(true)
                .check(House.TESTS);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(House.PRODUCTION);
    }

    private static boolean isQueryOrStore(JavaClass type) {
        return type.isTopLevelClass()
                && (type.getSimpleName().endsWith("Query")
                        || type.getSimpleName().endsWith("Store"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static boolean isModule(JavaPackage candidate) {
        return candidate.getParent().map(JavaPackage::getName).orElse("").equals(House.ROOT);
    }

    private static boolean readsTheTime(AccessTarget.CodeUnitCallTarget call) {
        var owner = call.getOwner();
        if (owner.isEquivalentTo(System.class)) {
            return Set.of("currentTimeMillis", "nanoTime").contains(call.getName());
        }
        if (owner.isEquivalentTo(Clock.class)) {
            return call.getName().startsWith("system");
        }
        if (owner.isEquivalentTo(Date.class)) {
            return call.getName().equals("<init>")
                    && call.getRawParameterTypes().isEmpty();
        }
        return owner.getPackageName().startsWith("java.time")
                && call.getName().equals("now")
                && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static ArchCondition<JavaClass> haveATestAmong(Set<String> tests) {
        return new ArchCondition<>("have a test of their name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!tests.contains(type.getName() + "Test")) {
                    events.add(violated(type, type.getName() + " has no " + type.getSimpleName() + "Test"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> importOnlyFromAbove() {
        return new ArchCondition<>("import only from packages above theirs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                House.packageOf(type)
                        .ifPresent(own -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
                            var target = dependency.getTargetClass();
                            boolean root = target.getPackageName().equals(House.ROOT)
                                    && !target.getSimpleName().equals("package-info");
                            boolean below = House.packageOf(target)
                                    .filter(other -> House.PACKAGES.indexOf(other) > House.PACKAGES.indexOf(own))
                                    .isPresent();
                            if (root || below) {
                                events.add(violated(type, dependency.getDescription()));
                            }
                        }));
            }
        };
    }
}
