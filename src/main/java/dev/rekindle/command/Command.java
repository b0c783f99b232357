package dev.rekindle.command;

import java.io.PrintStream;
import java.util.Set;

/** One command. */
interface Command {

    int DONE = 0;

    /** The command has started a server that runs on until it is stopped. */
    int RUNS_ON = -1;

    /** The options it takes beside {@code --data}, {@code --url} and {@code --debug}. */
    Set<String> options();

    /**
     * Runs it.
     *
     * @param servers the server it is meant for
     * @param out takes results only
     * @param err takes progress
     * @return exit code
     */
    int run(Options options, Servers servers, PrintStream out, PrintStream err);
}
