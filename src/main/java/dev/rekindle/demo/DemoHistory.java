package dev.rekindle.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.DoubleConsumer;
import org.springframework.stereotype.Component;

/** Sends what demo users did in the last weeks through the one intake, like everything else that users do. */
@Component
class DemoHistory {

    /** Long enough for the window of the groups, what came before it, and a retention of four weeks. */
    static final int DAYS = 60;

    /** Of a larger demo only so many users have a life in the app: the others show what a quiet user looks like. */
    static final int MOST_USERS = 100_000;

    private static final int BATCH = 20_000;

    private final ActionIntakeService intake;
    private final ActionReader reader;
    private final Clock clock;

    DemoHistory(ActionIntakeService intake, ActionReader reader, Clock clock) {
        this.intake = intake;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Records it, up to this moment, in the caller's transaction: whole days, and of today what would have happened by
     * now.
     *
     * @param progress hears from time to time which share is done
     */
    void record(int users, long seed, DoubleConsumer progress) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var life = new AppLife(seed, clock.getZone(), today.minusDays(DAYS));
        var batch = new ArrayList<Arrival>(BATCH);
        int acting = Math.min(users, MOST_USERS);
        for (int user = 0; user < acting; user++) {
            life.live(user, today, action -> {
                if (!action.actionTimestamp().isAfter(now)) {
                    batch.add(reader.read(action.json(clock.getZone()).getBytes(UTF_8)));
                }
            });
            if (batch.size() >= BATCH || user == acting - 1) {
                intake.record(Door.CSV, batch);
                batch.clear();
                progress.accept((user + 1.0) / acting);
            }
        }
    }
}
