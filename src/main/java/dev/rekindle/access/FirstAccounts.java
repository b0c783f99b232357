package dev.rekindle.access;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes one account per role when there is none, and says where to open the console and how to sign in. It writes to
 * the standard output itself: a password in a log would be kept, copied and shipped wherever logs go. (A command that
 * runs a server for itself points that output elsewhere: its own result goes there.)
 */
@Component
class FirstAccounts {

    private final AccountStore accounts;
    private final PasswordEncoder encoder;
    private final AuditService audit;
    private final Environment environment;
    private final Clock clock;

    FirstAccounts(
            AccountStore accounts, PasswordEncoder encoder, AuditService audit, Environment environment, Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.audit = audit;
        this.environment = environment;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        var port = environment.getProperty("local.server.port");
        if (port == null) {
            return; // no web server, nobody to greet
        }
        var url = "http://localhost:" + port;
        System.out.print(notice(url, create()));
    }

    /** Name and password of each account that was made; none when there were accounts already. */
    Map<String, String> create() {
        var made = new LinkedHashMap<String, String>();
        if (accounts.isEmpty()) {
            Arrays.stream(Role.values()).forEach(role -> {
                var name = role.name().toLowerCase(Locale.ROOT);
                var password = Secrets.password();
                // Another server of the cluster may be faster: then its notice has the password.
                if (accounts.create(name, encoder.encode(password), role, clock.instant(), "first start")) {
                    audit.record("account_created", name, Map.of("role", role));
                    made.put(name, password);
                }
            });
        }
        return made;
    }

    static String notice(String url, Map<String, String> made) {
        if (made.isEmpty()) {
            return """

                      Rekindle runs at %s
                      Forgot a password? ./rekindle password USER sets a new one.

                    """.formatted(url);
        }
        var lines = made.entrySet().stream()
                .map(account -> "    %-8s%s".formatted(account.getKey(), account.getValue()))
                .collect(Collectors.joining("\n"));
        return """

                  Rekindle runs at %s
                  Sign in with one of these; they are shown only this once:

                %s

                  ./rekindle password USER sets a new one.

                """.formatted(url, lines);
    }
}
