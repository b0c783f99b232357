package dev.rekindle.command;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/** {@code recompute}: rebuilds all kept state from the raw rows and names what differed. */
final class RecomputeCommand implements Command {

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public int run(Options options, Servers servers, PrintStream out, PrintStream err) {
        options.noOperands();
        try (var server = servers.connect()) {
            err.println("Rebuilding all kept state from the raw rows…");
            var differences = server.post("/api/v1/recompute", Map.of()).required("differences");
            differences.forEach(
                    difference -> out.println(difference.isString() ? difference.asString() : difference.toString()));
            if (differences.isEmpty()) {
                err.println("What was kept agrees with the raw rows.");
                return DONE;
            }
            err.println("What was kept differed from the raw rows, as listed; it is rebuilt now.");
            return CommandFailure.REJECTED;
        }
    }
}
