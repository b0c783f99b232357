package dev.rekindle.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code token}: creates one bearer token and prints nothing but it. */
final class TokenCommand implements Command {

    private static final Set<String> ROLES = Set.of("ADMIN", "CRM", "EXEC");

    @Override
    public Set<String> options() {
        return Set.of("role");
    }

    @Override
    public int run(Options options, Servers servers, PrintStream out, PrintStream err) {
        options.noOperands();
        var role = options.value("role")
                .map(given -> given.toUpperCase(Locale.ROOT))
                .orElse("");
        if (!ROLES.contains(role)) {
            throw CommandFailure.usage("A token needs --role ADMIN, CRM or EXEC.");
        }
        try (var server = servers.connect()) {
            out.println(server.post("/api/v1/tokens", Map.of("role", role))
                    .required("token")
                    .asString());
        }
        return DONE;
    }
}
