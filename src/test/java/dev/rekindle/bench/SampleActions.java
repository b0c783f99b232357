package dev.rekindle.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import dev.rekindle.kpi.KpiCountingService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Actions of every kind that counts, of so many users. */
record SampleActions(int users) {

    private static final int BATCH = 10_000;

    /** Scattered over all users, each about as often. */
    int user(int n) {
        return (int) (n * 2_654_435_761L % users);
    }

    static String type(int n) {
        return switch (n % 10) {
            case 0 -> "EARN_CYBER_TOKENS";
            case 1 -> "VISIT_CORPORATE_SITE";
            case 2, 3 -> "SPEND_CYBER_TOKENS";
            case 4 -> "VIEW_CONTENT";
            default -> "PLAY_GAME";
        };
    }

    static String metadata(int n) {
        return switch (n % 10) {
            case 0 -> "{\"earned_tokens\":%d,\"source\":\"corporate_site\"}".formatted(50 + n % 7);
            case 1 -> "{\"source\":\"corporate_site\",\"dwell_seconds\":%d}".formatted(20 + n % 300);
            case 2, 3 -> "{\"spent_tokens\":%d,\"game\":\"roulette\"}".formatted(100 + n % 900);
            case 4 -> "{\"stage\":%d}".formatted(n % 9);
            default ->
                "{\"game\":\"slot\",\"result\":\"lose\",\"stake\":%d,\"stake_currency\":\"coin\",\"xp\":%d}"
                        .formatted(n % 50, n % 5);
        };
    }

    /** The n-th action as an app sends it. */
    static String json(int user, String event, int n, String time) {
        return "{\"event_id\":\"%s\",\"user_id\":\"u%d\",\"action_type\":\"%s\",\"action_timestamp\":\"%s\",\"metadata\":%s}"
                .formatted(event, user, type(n), time, metadata(n));
    }

    /**
     * Records one action of each user, by the door for requests. What its days come to is counted at once, and not
     * while something else is measured.
     *
     * @param name what its event ids begin with
     */
    void give(ApplicationContext app, String name, IntFunction<LocalDate> day) {
        var reader = app.getBean(ActionReader.class);
        var intake = app.getBean(ActionIntakeService.class);
        var transaction = new TransactionTemplate(app.getBean(PlatformTransactionManager.class));
        for (var from = 0; from < users; from += BATCH) {
            List<Arrival> batch = new ArrayList<>(BATCH);
            for (var user = from; user < Math.min(users, from + BATCH); user++) {
                var time = day.apply(user) + "T12:00:00+09:00";
                batch.add(reader.read(json(user, name + user, user, time).getBytes(UTF_8)));
            }
            transaction.executeWithoutResult(begun -> intake.record(Door.REST, batch));
        }
        var today = LocalDate.now(app.getBean(Clock.class));
        while (app.getBean(KpiCountingService.class).passTime(today) > 0) {
            Bench.progress("counting more of its days");
        }
    }
}
