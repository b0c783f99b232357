package dev.rekindle.command;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** {@code password}: gives a user a new generated password and prints it. */
final class PasswordCommand implements Command {

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public int run(Options options, Servers servers, PrintStream out, PrintStream err) {
        var user = URLEncoder.encode(options.operand("the name of a user"), StandardCharsets.UTF_8)
                .replace("+", "%20");
        try (var server = servers.connect()) {
            var answer = server.post("/api/v1/accounts/" + user + "/password", Map.of());
            out.println(answer.required("password").asString());
        }
        return DONE;
    }
}
