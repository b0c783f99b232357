package dev.rekindle.protection;

import dev.rekindle.work.StandingWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks for signs of harm at users who have just played or spent. */
@Component
class HarmWatch extends StandingWork {

    private final ProtectionService protection;

    HarmWatch(ProtectionService protection) {
        super("Search for signs of harm", Duration.ofSeconds(1));
        this.protection = protection;
    }

    @Override
    protected boolean doSome() {
        return protection.checkNext() > 0;
    }
}
