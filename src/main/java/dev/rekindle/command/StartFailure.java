package dev.rekindle.command;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the server did not start. */
final class StartFailure {

    private StartFailure() {}

    /** The innermost of this project's own sentences if there is one, else the innermost message there is. */
    static String sentence(Throwable failure) {
        var innermostFirst = new ArrayDeque<Throwable>();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            innermostFirst.push(cause);
        }
        for (var cause : innermostFirst) {
            if (cause instanceof PortInUseException inUse) {
                return "Port " + inUse.getPort() + " is taken by another program; choose another with --port.";
            }
            if (isOurs(cause) && cause.getMessage() != null) {
                return String.valueOf(cause.getMessage());
            }
        }
        var root = innermostFirst.getFirst();
        return "The server could not start: " + (root.getMessage() == null ? root.toString() : root.getMessage())
                + " (--debug shows where)";
    }

    private static boolean isOurs(Throwable thrown) {
        var trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("dev.rekindle.");
    }
}
