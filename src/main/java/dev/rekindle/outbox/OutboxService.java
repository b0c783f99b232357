package dev.rekindle.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes news from the table {@code outbox} to the broker: each row at least once, those of a user in their order, none
 * that was not committed.
 *
 * <p><b>Why late commits are not overlooked.</b> Positions are drawn when a row is written, and the row appears when
 * its transaction commits: a lower position can appear after a higher one. But nothing here remembers how far it has
 * got. What is in the table is unpublished, every look begins at its lowest position, and a row that appears late is
 * found late.
 *
 * <p><b>Why the order of a user holds nevertheless.</b> Who writes news of a user keeps others from doing so until the
 * commit: as actions arrive by the lock on the user's row of {@code user_metrics}, when many users are regrouped by
 * holding off all deciding. The next writer draws a position only then, so among the rows of one user the order of
 * positions is that of the commits.
 *
 * <p>Rows are removed in the transaction that read them, after the broker has acknowledged all of them. A lock that
 * ends with this transaction makes it the only one in the cluster. When it fails, the same rows are read and sent again
 * from the first: a receiver may see a row again, and then all rows of that user after it again as well.
 */
@Service
public class OutboxService {

    private final OutboxStore store;
    private final NewsPublisher publisher;
    private volatile @Nullable String failure;

    OutboxService(OutboxStore store, NewsPublisher publisher) {
        this.store = store;
        this.publisher = publisher;
    }

    /**
     * Publishes the oldest news.
     *
     * @param most how many messages to publish
     * @return how many were published; 0 also when another instance is at work
     */
    @Transactional
    int publishOldest(int most) {
        if (!store.takeTurn()) {
            return 0;
        }
        var news = store.oldest(most);
        if (!news.isEmpty()) {
            try {
                publisher.publish(news);
            } catch (NewsNotPublished e) {
                failure = e.getMessage();
                throw e;
            }
            store.remove(news);
        }
        failure = null;
        return news.size();
    }

    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public OutboxStatus status() {
        return new OutboxStatus(store.waiting(), store.oldestAt().orElse(null), failure);
    }
}
