package dev.rekindle.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/** {@code up}: runs the server until it is stopped. */
final class UpCommand implements Command {

    private static final Map<String, String> SETTINGS =
            Map.of("port", "server.port", "demo", "rekindle.demo", "traffic", "rekindle.traffic");

    @Override
    public Set<String> options() {
        return SETTINGS.keySet();
    }

    @Override
    public int run(Options options, Servers servers, PrintStream out, PrintStream err) {
        options.noOperands();
        options.value("port").ifPresent(port -> requireNumber("--port", port, 65_535));
        options.value("demo")
                .filter(users -> !users.equals("none"))
                .ifPresent(users -> requireNumber("--demo", users, 10_000_000));
        options.value("traffic").ifPresent(actions -> requireNumber("--traffic", actions, 100_000));
        var settings = new ArrayList<String>();
        options.values().forEach((name, value) -> {
            if (SETTINGS.containsKey(name)) {
                settings.add("--" + SETTINGS.get(name) + "=" + value);
            }
        });
        servers.start(settings);
        return RUNS_ON;
    }

    private static void requireNumber(String option, String value, long most) {
        if (!value.matches("\\d{1,9}") || Long.parseLong(value) > most) {
            throw CommandFailure.usage(option + " is a number up to " + most + ", not " + value + ".");
        }
    }
}
