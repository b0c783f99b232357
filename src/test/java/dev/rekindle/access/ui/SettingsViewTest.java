package dev.rekindle.access.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.AccountService;
import dev.rekindle.access.AuditService;
import dev.rekindle.access.Role;
import dev.rekindle.ui.ExportMenu;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettingsViewTest extends ViewTest {

    @Autowired
    private AccountService accounts;

    @Autowired
    private AuditService audit;

    @AfterEach
    void nobodyIsLeft() {
        jdbc.sql("delete from accounts where name = 'reader'").update();
    }

    @Test
    void everybodySetsLanguageThemeAndPassword() {
        open(Role.EXEC, "settings");

        assertThat(_get(H1.class).getText()).isEqualTo("Settings");
        assertThat(_find(H2.class)).extracting(H2::getText).containsExactly("Language and theme", "Password");
    }

    @Test
    void anAdminTakesAwayWhoMaySignInAndWhoDidWhat() throws IOException {
        signIn(Role.ADMIN);
        accounts.create("reader", Role.EXEC);
        audit.record("launched", "campaign 7", Map.of());
        audit.record("stopped", "campaign 8", Map.of());
        open(Role.ADMIN, "settings");

        assertThat(csv("Export: Accounts")).contains("reader,Executive,Never");
        assertThat(csv("Export: Audit log")).contains(",campaign 7,", ",campaign 8,");

        _get(TextField.class, spec -> spec.withPlaceholder("Filter by who, what or subject"))
                .setValue("campaign 7");

        assertThat(csv("Export: Audit log")).contains(",campaign 7,").doesNotContain("campaign 8");
    }

    private static String csv(String name) throws IOException {
        await(() -> assertThat(menu(name)).isPresent());
        var csv = new ByteArrayOutputStream();
        menu(name).orElseThrow().files().getFirst().content().writeTo(csv);
        return csv.toString(StandardCharsets.UTF_8);
    }

    private static Optional<ExportMenu> menu(String name) {
        return _find(ExportMenu.class).stream()
                .filter(menu -> menu.getAriaLabel().orElse("").equals(name))
                .findFirst();
    }
}
