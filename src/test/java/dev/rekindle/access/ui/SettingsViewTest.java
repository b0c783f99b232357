package dev.rekindle.access.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.AccountService;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import dev.rekindle.ui.Background;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettingsViewTest extends ViewTest {

    @Autowired
    AccountService accounts;

    @Autowired
    TokenService tokens;

    @BeforeEach
    void nothingKept() {
        jdbc.sql("truncate accounts, tokens, audit_entries").update();
    }

    /** Answers before anybody can look. */
    private static final class Immediately implements Background {
        @Override
        public Future<?> submit(Runnable work) {
            work.run();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void everybodySetsTheirOwnPageAndPassword() {
        open(Role.EXEC, "settings");

        assertThat(_find(H2.class)).extracting(H2::getText).containsExactly("Language and theme", "Password");
    }

    @Test
    void anAdminAlsoSeesAccountsTokensAndTheAuditLog() {
        open(Role.ADMIN, "settings");

        assertThat(_find(H2.class))
                .extracting(H2::getText)
                .containsExactly("Language and theme", "Password", "Accounts", "API tokens", "Audit log");
    }

    @Test
    void aWrongCurrentPasswordIsSaidInWords() {
        signIn(Role.ADMIN);
        accounts.create("exec", Role.EXEC);
        open(Role.EXEC, "settings");

        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Current password")), "wrong");
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("New password")), "a long new password");
        _click(_get(Button.class, spec -> spec.withText("Change password")));

        assertThat(_get(Notification.class).getElement().getTextRecursively())
                .contains("The current password is not right.");
    }

    @Test
    void aNewTokenIsShownOnce() {
        open(Role.ADMIN, "settings");
        var card = new TokensCard(tokens, new Immediately());
        UI.getCurrent().add(card);
        MockVaadin.clientRoundtrip(false);

        _setValue(_get(card, TextField.class), "reports");
        _click(_get(card, Button.class, spec -> spec.withText("Create token")));

        assertThat(_get(Code.class).getText()).startsWith("rk_");
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        _assertNone(Code.class);
        assertThat(tokens.tokens()).singleElement().satisfies(token -> {
            assertThat(token.name()).isEqualTo("reports");
            assertThat(token.createdBy()).isEqualTo("admin");
        });
    }
}
