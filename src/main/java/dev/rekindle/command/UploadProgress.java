package dev.rekindle.command;

import java.io.PrintStream;

/** Tells the person how far an upload is: a line every tenth of it, then one every five seconds of waiting. */
final class UploadProgress {

    private static final long WORTH_TELLING = 50_000_000;

    private final long totalBytes;
    private final PrintStream err;
    private int tenths;
    private volatile boolean complete;

    UploadProgress(long totalBytes, PrintStream err) {
        this.totalBytes = totalBytes;
        this.err = err;
    }

    void sent(long bytes) {
        int reached = (int) (bytes * 10 / totalBytes);
        if (reached > tenths && totalBytes > WORTH_TELLING) {
            err.println("Sent %,d of %,d MB".formatted(bytes / 1_000_000, totalBytes / 1_000_000));
        }
        tenths = reached;
        complete = bytes == totalBytes;
    }

    void waiting(long seconds) {
        if (complete) {
            err.println("The server checks and stores the rows… %d s".formatted(seconds));
        }
    }
}
