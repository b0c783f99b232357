package dev.rekindle.outbox;

import java.io.Serial;

/** The broker doesn't take the news; it waits in the outbox. */
final class NewsNotPublished extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    NewsNotPublished(Throwable cause) {
        super("The broker doesn't take news: " + cause.getMessage(), cause);
    }
}
