package dev.rekindle.ui;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** That the database went away: nobody's mistake, and over when it answers again. */
public final class LostConnection {

    private LostConnection() {}

    /** Whether that is what happened, however deep it is wrapped. */
    public static boolean isBehind(@Nullable Throwable problem) {
        return problem != null && (is(problem) || isBehind(problem.getCause()));
    }

    /** SQL states of class 08 (connection) and 57P0x (the server shuts down or starts); Hikari's timeout has none. */
    static boolean is(Throwable problem) {
        if (!(problem instanceof SQLException sql)) {
            return false;
        }
        var state = sql.getSQLState();
        return state == null
                ? sql instanceof SQLTransientConnectionException
                : state.startsWith("08") || state.startsWith("57P0");
    }
}
