package dev.rekindle.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the commands of this machine may do; no other bearer gets here. */
@RestController
@RequestMapping("/api/v1")
class AccessApi {

    private final TokenService tokens;
    private final AccountService accounts;

    AccessApi(TokenService tokens, AccountService accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    record NewToken(@Nullable Role role, @Nullable String name) {}

    record TokenOnce(String token) {}

    record PasswordOnce(String name, String password) {}

    @PostMapping("/tokens")
    TokenOnce create(@RequestBody NewToken wanted) {
        if (wanted.role() == null) {
            throw new IllegalArgumentException("Say for which role: {\"role\": \"ADMIN\"}, \"CRM\" or \"EXEC\".");
        }
        return new TokenOnce(tokens.create(wanted.role(), Objects.requireNonNullElse(wanted.name(), "command line")));
    }

    @PostMapping("/accounts/{name}/password")
    PasswordOnce resetPassword(@PathVariable String name) {
        return new PasswordOnce(name, accounts.resetPassword(name));
    }
}
