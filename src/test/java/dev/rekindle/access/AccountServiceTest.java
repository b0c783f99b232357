package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rekindle.RekindleTest;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.crypto.password.PasswordEncoder;

class AccountServiceTest extends RekindleTest {

    @Autowired
    AccountService accounts;

    @Autowired
    AccountStore store;

    @Autowired
    AuditService audit;

    @Autowired
    Clock clock;

    @Autowired
    PasswordEncoder passwords;

    @BeforeEach
    void noAccounts() {
        jdbc.sql("truncate accounts, audit_entries").update();
        signIn(Role.ADMIN);
    }

    @Test
    void passwordsAreKeptHashedAndAreNotInTheAuditLog() {
        var password = accounts.create("mina", Role.CRM);

        var hash = store.credentials("mina").orElseThrow().passwordHash();
        assertThat(hash).startsWith("{bcrypt}").doesNotContain(password);
        assertThat(passwords.matches(password, hash)).isTrue();
        assertThat(jdbc.sql("select action || who || subject || details as entry from audit_entries")
                        .query(String.class)
                        .list())
                .noneMatch(entry -> entry.contains(password))
                .hasSize(1);
    }

    @Test
    void onlyAdminsReadOrChangeAccounts() {
        signIn(Role.CRM);

        assertThatThrownBy(() -> accounts.accounts()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accounts.create("x", Role.ADMIN)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accounts.resetPassword("x")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theLastAdminStaysAdmin() {
        accounts.create("root", Role.ADMIN);

        assertThatThrownBy(() -> accounts.setRole("root", Role.CRM)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> accounts.setDisabled("root", true))
                .hasMessage(
                        "root is the only admin. Make somebody else admin first; otherwise nobody could undo this.");

        accounts.create("second", Role.ADMIN);
        accounts.setRole("root", Role.CRM);
        assertThat(accounts.accounts()).extracting(Account::name, Account::role).contains(tuple("root", Role.CRM));
    }

    @Test
    void aNameIsTakenOnce() {
        accounts.create("mina", Role.CRM);

        assertThatThrownBy(() -> accounts.create("mina", Role.EXEC)).hasMessageContaining("already");
        assertThatThrownBy(() -> accounts.create("Mina Kim", Role.EXEC)).isInstanceOf(Refusal.class);
    }

    @Test
    void onesOwnPasswordChangesWithTheCurrentOneOnly() {
        signIn(Role.ADMIN);
        var password = accounts.create("admin", Role.ADMIN);

        assertThatThrownBy(() -> accounts.changeOwnPassword("wrong", "a long new password"))
                .hasMessage("The current password is not right.");
        assertThatThrownBy(() -> accounts.changeOwnPassword(password, "short")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> accounts.changeOwnPassword(password, "비밀번호".repeat(7)))
                .as("84 bytes, of which bcrypt would read 72")
                .isInstanceOf(Refusal.class);

        accounts.changeOwnPassword(password, "a long new password");
        assertThat(passwords.matches(
                        "a long new password",
                        store.credentials("admin").orElseThrow().passwordHash()))
                .isTrue();
    }

    @Test
    void theFirstStartMakesOneAccountPerRoleOnce() {
        var first = new FirstAccounts(store, passwords, audit, clock);

        var made = first.create();

        assertThat(made).containsOnlyKeys("exec", "crm", "admin");
        assertThat(FirstAccounts.notice(made)).contains(made.values());
        assertThat(first.create()).isEmpty();
        assertThat(FirstAccounts.notice(Map.of())).contains("./rekindle password");
    }
}
