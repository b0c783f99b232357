package dev.rekindle.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets demo users live in the app right now ({@code --traffic PER_SECOND}): believable actions go through Kafka, more
 * in the evening than at night, so that everything moves. The number asked for is the mean over a day.
 */
@Component
class DemoTraffic implements DisposableBean {

    static final String TOPIC = "user.actions";

    private static final Logger log = LoggerFactory.getLogger(DemoTraffic.class);

    private static final long TICK_NANOS = 100_000_000;
    private static final double TICKS_PER_SECOND = 10;
    private static final int USERS_WITHOUT_DEMO = 10_000;

    private final KafkaTemplate<String, String> kafka;
    private final DemoService demo;
    private final Clock clock;
    private final double perSecond;
    private volatile boolean running;

    DemoTraffic(
            KafkaTemplate<String, String> kafka,
            DemoService demo,
            Clock clock,
            @Value("${rekindle.traffic:0}") double perSecond) {
        if (!(perSecond >= 0)) {
            throw new IllegalArgumentException(
                    "--traffic (rekindle.traffic) takes actions per second, 0 or more, not " + perSecond + ".");
        }
        this.kafka = kafka;
        this.demo = demo;
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** After the demo data is there: it says which users there are. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (perSecond > 0) {
            running = true;
            Thread.ofVirtual().name("demo traffic").start(this::run);
            log.info("Demo users act {} times a second", perSecond);
        }
    }

    @Override
    public void destroy() {
        running = false;
    }

    private void run() {
        var stream = new TrafficStream(demo.loaded().map(LoadedDemo::users).orElse(USERS_WITHOUT_DEMO), clock.millis());
        var due = 0.0;
        while (running && mayAct()) {
            var now = ZonedDateTime.now(clock);
            due += perSecond * AppLife.rhythm(now.getHour()) / TICKS_PER_SECOND;
            for (; due >= 1 && running; due--) {
                var action = stream.next(now);
                // While the broker is away this traffic is lost; nobody did anything, so nobody misses it.
                var unused = kafka.send(TOPIC, action.userId(), action.json(now.getZone()));
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
        if (running) {
            running = false;
            log.info("Demo users act no more: there are real ones now");
        }
    }

    private boolean mayAct() {
        try {
            return demo.mayAct();
        } catch (DataAccessException | TransactionException databaseIsAway) {
            // What is sent meanwhile waits in Kafka like everybody's actions.
            return true;
        }
    }

    /** The actions of users who are in the app at the same time, one after another; each user's in his own order. */
    static final class TrafficStream {

        private static final int SESSIONS = 200;

        private final int users;
        private final long seed;
        private final Draws draws;
        private final List<Deque<DemoAction>> sessions = new ArrayList<>();
        private long sent;

        TrafficStream(int users, long seed) {
            this.users = users;
            this.seed = seed;
            this.draws = Draws.of(seed, DemoStream.TRAFFIC, 0);
        }

        /** The next action, happening now, under an id of its own. */
        DemoAction next(ZonedDateTime now) {
            while (sessions.size() < SESSIONS) {
                sessions.add(session(now.toLocalDate(), now));
            }
            int chosen = draws.between(0, SESSIONS - 1);
            var action = sessions.get(chosen).removeFirst();
            if (sessions.get(chosen).isEmpty()) {
                sessions.set(chosen, session(now.toLocalDate(), now));
            }
            return new DemoAction(
                    action.userId(),
                    "t" + Long.toString(seed, 36) + "-" + sent++,
                    action.actionType(),
                    now.toInstant(),
                    action.metadata());
        }

        /** Who comes often is met often. */
        private Deque<DemoAction> session(LocalDate day, ZonedDateTime now) {
            var life = new AppLife(DemoScenario.DEFAULT_SEED, now.getZone(), day);
            while (true) {
                int user = draws.between(0, users - 1);
                if (draws.chance(life.persona(user).activeDays)) {
                    return new ArrayDeque<>(life.day(user, day));
                }
            }
        }
    }
}
