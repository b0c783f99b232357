package dev.rekindle.refresh;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * When the night is: at three in the configured zone, or as soon as server and database are there again; and how soon what
 * arrives late is counted.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class NightSchedule {

    private final RefreshService refresh;

    NightSchedule(RefreshService refresh) {
        this.refresh = refresh;
    }

    @Scheduled(cron = "0 0 3 * * *", zone = "${rekindle.zone}")
    void atThree() {
        refresh.runTonight();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 600, timeUnit = TimeUnit.SECONDS)
    void whenMissed() {
        refresh.makeUpForTonight();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void soonAfter() {
        refresh.catchUp();
    }
}
