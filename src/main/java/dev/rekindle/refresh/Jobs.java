package dev.rekindle.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs what the clock runs again and again, and keeps how it went. A failure is logged when it begins and when it is
 * over.
 */
@Component
class Jobs {

    static final String CATCH_UP = "catch-up";
    static final String ALERTS = "alerts";
    static final String ALERT_MESSAGES = "alert-messages";
    static final String OVERVIEW_MAILS = "overview-mails";
    static final String MEASUREMENTS = "measurements";

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final JobRunStore store;
    private final Clock clock;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Jobs(JobRunStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void run(String job, Runnable work) {
        var started = clock.instant();
        try {
            work.run();
            store.good(job, clock.instant(), seconds(started));
            if (failing.remove(job)) {
                LOG.info("{} works again", job);
            }
        } catch (RuntimeException e) {
            if (failing.add(job)) {
                LOG.error("{} fails and is tried again", job, e);
            }
            remember(job, started, e);
        }
    }

    private void remember(String job, Instant started, RuntimeException failure) {
        try {
            store.failed(job, clock.instant(), seconds(started), failure.toString());
        } catch (RuntimeException noDatabaseEither) {
            LOG.debug("That {} fails is not kept either", job, noDatabaseEither);
        }
    }

    private double seconds(Instant started) {
        return Duration.between(started, clock.instant()).toMillis() / 1_000.0;
    }
}
