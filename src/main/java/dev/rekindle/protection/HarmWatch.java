package dev.rekindle.protection;

import dev.rekindle.work.StandingWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Looks for signs of harm at users who have just played or spent, every two seconds at all of them: without a pause it
 * would take a core from those who record what users do, and look at the same users again and again.
 */
@Component
class HarmWatch extends StandingWork {

    private final ProtectionService protection;

    HarmWatch(ProtectionService protection) {
        super("Search for signs of harm", Duration.ofSeconds(2));
        this.protection = protection;
    }

    @Override
    protected boolean doSome() {
        return protection.checkNext();
    }
}
