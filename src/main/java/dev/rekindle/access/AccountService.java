package dev.rekindle.access;

import dev.rekindle.ui.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in. */
@Service
@Transactional
public class AccountService {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int SHORTEST_PASSWORD = 12;
    /** bcrypt reads no further. */
    private static final int MOST_BYTES = 72;

    private final AccountStore store;
    private final PasswordEncoder passwords;
    private final AuditService audit;
    private final Clock clock;

    AccountService(AccountStore store, PasswordEncoder passwords, AuditService audit, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @PreAuthorize("hasRole('ADMIN')")
    @Transactional(readOnly = true)
    public List<Account> accounts() {
        return store.all();
    }

    /** The password of the new account, which is shown once. */
    @PreAuthorize("hasRole('ADMIN')")
    public String create(String name, Role role) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal("accounts.bad-name", name);
        }
        var password = Secrets.password();
        if (!store.create(name, passwords.encode(password), role, clock.instant(), Person.name())) {
            throw new Refusal("accounts.exists", name);
        }
        audit.record("account_created", name, Map.of("role", role));
        return password;
    }

    /** The new password, which is shown once. Sessions of the account end. */
    @PreAuthorize("hasRole('ADMIN')")
    public String resetPassword(String name) {
        var password = Secrets.password();
        if (!store.setPassword(name, passwords.encode(password))) {
            throw new NoSuchElementException("There is no account named " + name + ".");
        }
        audit.record("password_reset", name, Map.of());
        return password;
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void setRole(String name, Role role) {
        keepAnAdmin(name, role == Role.ADMIN);
        store.setRole(name, role);
        audit.record("role_changed", name, Map.of("role", role));
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void setDisabled(String name, boolean disabled) {
        keepAnAdmin(name, !disabled);
        store.setDisabled(name, disabled);
        audit.record(disabled ? "account_disabled" : "account_enabled", name, Map.of());
    }

    /** Changes the password of whoever is signed in. */
    @PreAuthorize("isAuthenticated()")
    public void changeOwnPassword(String current, String wanted) {
        var name = Person.name();
        var account = store.credentials(name)
                .orElseThrow(() -> new NoSuchElementException("There is no account named " + name + "."));
        if (!passwords.matches(current, account.passwordHash())) {
            throw new Refusal("password.wrong");
        }
        if (wanted.length() < SHORTEST_PASSWORD
                || wanted.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                || wanted.contains(name)) {
            throw new Refusal("password.weak", SHORTEST_PASSWORD, MOST_BYTES);
        }
        store.setPassword(name, passwords.encode(wanted));
        audit.record("password_changed", name, Map.of());
    }

    private void keepAnAdmin(String name, boolean staysAdmin) {
        if (!staysAdmin && store.lockUsableAdmins().equals(List.of(name))) {
            throw new Refusal("accounts.only-admin", name);
        }
    }
}
