package dev.rekindle.outbox;

import dev.rekindle.work.StandingWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Publishes news as it appears. Without broker or database it waits and goes on. */
@Component
class OutboxRelay extends StandingWork {

    private static final int AT_ONCE = 5_000;

    private final OutboxService outbox;

    OutboxRelay(OutboxService outbox) {
        super("Outbox", Duration.ofMillis(50));
        this.outbox = outbox;
    }

    @Override
    protected boolean doSome() {
        return outbox.publishOldest(AT_ONCE) > 0;
    }
}
