package dev.rekindle.refresh;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * What operators watch, as gauges of the Prometheus endpoint. They show the last measurement; how old that is is one of
 * them, so that a database that is away is not taken for figures that stand still.
 */
@Component
class OperatorMeters {

    private final AtomicReference<Measurement> last = new AtomicReference<>(Measurement.NONE);
    private final Map<String, MultiGauge> families = new TreeMap<>();

    OperatorMeters(MeterRegistry registry) {
        single(registry, "measured.at", "When these were measured, seconds since 1970", Measurement::measuredAt);
        single(registry, "stream.running", "1 while the stream is read", Measurement::streamRunning);
        single(registry, "stream.lag", "Records of the stream that are not recorded yet", Measurement::streamLag);
        single(
                registry,
                "stream.complete.until",
                "All that was sent before is recorded, seconds since 1970",
                Measurement::streamCompleteUntil);
        single(registry, "actions.accepted", "Actions recorded so far, by all doors", Measurement::actionsAccepted);
        single(registry, "actions.duplicate", "Duplicates dropped so far", Measurement::actionsDuplicate);
        single(registry, "dead.letters", "Records that could not be recorded", Measurement::deadLetters);
        single(registry, "outbox.waiting", "News that the broker does not have yet", Measurement::outboxWaiting);
        single(registry, "outbox.age.seconds", "How long the oldest news waits", Measurement::outboxAgeSeconds);
        single(registry, "redis.waiting", "Users whose values in Redis are behind", Measurement::redisWaiting);
        single(registry, "night.good.at", "When a night ended well last, seconds since 1970", Measurement::nightGoodAt);
        single(registry, "alerts.firing", "Alerts on key figures that fire", Measurement::alertsFiring);
        family(registry, "kpi", "Key figures of the running day");
        family(registry, "kpi.whole.day", "Key figures of the last whole day");
        family(registry, "night.step.seconds", "How long each step of the last night took");
        family(registry, "job.seconds", "How long the last run of each job took");
        family(registry, "job.good.at", "When each job was good last, seconds since 1970");
        family(registry, "check.bad", "1 for what is late or fails on the Checks page");
        family(registry, "notifications", "Notifications in each state");
    }

    void show(Measurement measurement) {
        last.set(measurement);
        rows("kpi", "kpi", measurement.kpis());
        rows("kpi.whole.day", "kpi", measurement.kpisOfLastDay());
        rows("night.step.seconds", "step", measurement.nightStepSeconds());
        rows("job.seconds", "job", measurement.jobSeconds());
        rows("job.good.at", "job", measurement.jobGoodAt());
        rows("check.bad", "check", measurement.badChecks());
        rows("notifications", "state", measurement.notifications());
    }

    private void single(MeterRegistry registry, String name, String description, ToDoubleFunction<Measurement> value) {
        Gauge.builder("rekindle." + name, last, now -> value.applyAsDouble(now.get()))
                .description(description)
                .register(registry);
    }

    private void family(MeterRegistry registry, String name, String description) {
        families.put(
                name,
                MultiGauge.builder("rekindle." + name).description(description).register(registry));
    }

    private void rows(String name, String tag, Map<String, Double> values) {
        var rows = values.entrySet().stream()
                .<Row<?>>map(value -> Row.of(Tags.of(tag, value.getKey()), value.getValue()))
                .toList();
        Objects.requireNonNull(families.get(name)).register(rows, true);
    }
}
