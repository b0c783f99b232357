package dev.rekindle.command;

import java.io.Serial;

/** A command that cannot go on: the sentence for the person who typed it, and the exit code for the script that did. */
final class CommandFailure extends RuntimeException {

    /** What was asked for was refused; nothing of it was kept. */
    static final int REJECTED = 1;

    /** The command was typed wrongly. */
    static final int USAGE = 2;

    /** The server could not start, could not be reached, or broke off. */
    static final int NO_SERVER = 3;

    @Serial
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CommandFailure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    static CommandFailure rejected(String sentence) {
        return new CommandFailure(REJECTED, sentence);
    }

    static CommandFailure usage(String sentence) {
        return new CommandFailure(USAGE, sentence);
    }

    static CommandFailure noServer(String sentence) {
        return new CommandFailure(NO_SERVER, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
