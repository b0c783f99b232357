package dev.rekindle.access.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H1;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import org.junit.jupiter.api.Test;

class SettingsViewTest extends ViewTest {

    @Test
    void opens() {
        open(Role.EXEC, "settings");

        assertThat(_get(H1.class).getText()).isEqualTo("Settings");
    }
}
