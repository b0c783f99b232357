package dev.rekindle.access;

import dev.rekindle.ui.Theme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code accounts}. */
@Repository
class AccountStore {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What signing in needs to know. */
    record Credentials(String name, String passwordHash, Role role, boolean disabled, int version) {}

    /** How somebody wants the pages. */
    record Wishes(@Nullable String locale, Theme theme) {}

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from accounts) as is_empty")
                .query(Boolean.class)
                .single();
    }

    List<Account> all() {
        return jdbc.sql("""
                        select name, role, disabled, created_at, created_by, signed_in_at
                        from accounts
                        order by name
                        """).query(AccountStore::account).list();
    }

    Optional<Credentials> credentials(String name) {
        return jdbc.sql("""
                        select name, password_hash, role, disabled, version
                        from accounts
                        where name = :name
                        """).param("name", name).query(Credentials.class).optional();
    }

    Optional<Wishes> wishes(String name) {
        return jdbc.sql("select locale, theme from accounts where name = :name")
                .param("name", name)
                .query(Wishes.class)
                .optional();
    }

    /** The version a session must have; empty when the account may not be used. */
    Optional<Integer> usableVersion(String name) {
        return jdbc.sql("select version from accounts where name = :name and not disabled")
                .param("name", name)
                .query(Integer.class)
                .optional();
    }

    /** False when there is an account of this name. */
    boolean create(String name, String passwordHash, Role role, Instant now, String by) {
        return jdbc.sql("""
                                insert into accounts (name, password_hash, role, created_at, created_by)
                                values (:name, :passwordHash, :role, :now, :by)
                                on conflict (name) do nothing
                                """)
                        .param("name", name)
                        .param("passwordHash", passwordHash)
                        .param("role", role.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    boolean setPassword(String name, String passwordHash) {
        return jdbc.sql("""
                                update accounts
                                set password_hash = :passwordHash, version = version + 1
                                where name = :name
                                """)
                        .param("name", name)
                        .param("passwordHash", passwordHash)
                        .update()
                == 1;
    }

    void setRole(String name, Role role) {
        jdbc.sql("update accounts set role = :role, version = version + 1 where name = :name")
                .param("name", name)
                .param("role", role.name())
                .update();
    }

    void setDisabled(String name, boolean disabled) {
        jdbc.sql("update accounts set disabled = :disabled, version = version + 1 where name = :name")
                .param("name", name)
                .param("disabled", disabled)
                .update();
    }

    /** Usable admins, each locked until the transaction ends, so that two admins cannot remove each other at once. */
    List<String> lockUsableAdmins() {
        return jdbc.sql("""
                        select name
                        from accounts
                        where role = 'ADMIN' and not disabled
                        order by name
                        for update
                        """).query(String.class).list();
    }

    void signedIn(String name, Instant now) {
        jdbc.sql("update accounts set signed_in_at = :now where name = :name")
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void setLocale(String name, Locale locale) {
        jdbc.sql("update accounts set locale = :locale where name = :name")
                .param("name", name)
                .param("locale", locale.getLanguage())
                .update();
    }

    void setTheme(String name, Theme theme) {
        jdbc.sql("update accounts set theme = :theme where name = :name")
                .param("name", name)
                .param("theme", theme.name())
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var signedInAt = row.getObject("signed_in_at", OffsetDateTime.class);
        return new Account(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("disabled"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                signedInAt == null ? null : signedInAt.toInstant());
    }
}
