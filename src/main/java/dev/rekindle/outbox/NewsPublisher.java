package dev.rekindle.outbox;

import java.util.List;

/** Where news goes. */
interface NewsPublisher {

    /**
     * Sends these, in this order for each user, and returns when all of them have arrived.
     *
     * @throws NewsNotPublished when one has not. Others may have arrived; none of them can arrive any more after what
     *     is sent next
     */
    void publish(List<News> news);
}
