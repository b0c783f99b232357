package dev.rekindle.redis;

import dev.rekindle.work.StandingWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes to Redis whatever has changed. Without Redis or database it waits and goes on. */
@Component
class RedisRelay extends StandingWork {

    private static final Logger LOG = LoggerFactory.getLogger(RedisRelay.class);
    private static final int AT_ONCE = 5_000;
    private static final int FAILURES_TO_TIDY = 60;

    private final RedisMirrorService mirror;

    RedisRelay(RedisMirrorService mirror) {
        super("Mirror in Redis", Duration.ofMillis(100));
        this.mirror = mirror;
    }

    @Override
    public void start() {
        if (mirror.isConfigured()) {
            super.start();
        } else {
            mirror.leaveBehind();
        }
    }

    @Override
    protected boolean doSome() {
        return mirror.writeSome(AT_ONCE) > 0;
    }

    /** What waits for Redis must not grow without end. */
    @Override
    protected void failed(int failuresInARow) {
        if (failuresInARow % FAILURES_TO_TIDY == 0) {
            try {
                mirror.keepOneChangeOfEach();
            } catch (RuntimeException noDatabaseEither) {
                LOG.debug("Nothing is tidied up now", noDatabaseEither);
            }
        }
    }
}
