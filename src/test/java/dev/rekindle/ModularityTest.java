package dev.rekindle;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void everyPackageKeepsToWhatItsPackageInfoAllows() {
        ApplicationModules.of(Rekindle.class).verify();
    }
}
