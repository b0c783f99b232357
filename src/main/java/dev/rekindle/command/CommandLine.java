package dev.rekindle.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads which command was typed, runs it, and says in one sentence why it could not. */
public final class CommandLine {

    private static final Map<String, Command> COMMANDS = Map.of(
            "up", new UpCommand(),
            "import", new ImportCommand(),
            "token", new TokenCommand(),
            "password", new PasswordCommand(),
            "recompute", new RecomputeCommand());

    private static final Set<String> FOR_ALL = Set.of("data", "url", "debug");

    private final Class<?> application;
    private final PrintStream out;
    private final PrintStream err;

    CommandLine(Class<?> application, PrintStream out, PrintStream err) {
        this.application = application;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the process; without a command's name it is {@code up}, so that a bare {@code java -jar} starts the server.
     */
    public static void main(Class<?> application, String... arguments) {
        int exitCode = new CommandLine(application, System.out, System.err).run(arguments);
        if (exitCode != Command.RUNS_ON) {
            System.exit(exitCode);
        }
    }

    int run(String... arguments) {
        var typed = Arrays.asList(arguments);
        boolean bare = typed.isEmpty() || typed.getFirst().startsWith("--");
        var name = bare ? "up" : typed.getFirst();
        var rest = bare ? typed : typed.subList(1, typed.size());
        boolean debug = rest.contains("--debug");
        try {
            return run(name, rest);
        } catch (CommandFailure failure) {
            err.println(failure.getMessage());
            if (failure.exitCode() == CommandFailure.USAGE) {
                err.println("./rekindle help lists the commands and their options.");
            }
            if (debug) {
                failure.printStackTrace(err);
            }
            return failure.exitCode();
        }
    }

    private int run(String name, List<String> rest) {
        var command = COMMANDS.get(name);
        if (command == null) {
            throw CommandFailure.usage("There is no command " + name + ".");
        }
        var known = new LinkedHashSet<>(FOR_ALL);
        known.addAll(command.options());
        var options = Options.parse(rest, known);
        return command.run(options, new Servers(application, options, err), out, err);
    }
}
