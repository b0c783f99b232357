package dev.rekindle.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the commands of this machine may do; no other bearer gets here. */
@RestController
@Tag(name = "Access", description = "Tokens and passwords, for the command on this machine")
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
    @Operation(summary = "A new bearer token, shown once")
    TokenOnce create(@RequestBody NewToken wanted) {
        if (wanted.role() == null) {
            throw new IllegalArgumentException("Say for which role: {\"role\": \"ADMIN\"}, \"CRM\" or \"EXEC\".");
        }
        return new TokenOnce(tokens.create(wanted.role(), Objects.requireNonNullElse(wanted.name(), "command line")));
    }

    @PostMapping("/accounts/{name}/password")
    @Operation(summary = "A new generated password, shown once")
    PasswordOnce resetPassword(@PathVariable String name) {
        return new PasswordOnce(name, accounts.resetPassword(name));
    }
}
