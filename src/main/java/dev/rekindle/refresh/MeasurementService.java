package dev.rekindle.refresh;

import dev.rekindle.access.Person;
import dev.rekindle.access.Role;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus;
import dev.rekindle.kpi.AlertService;
import dev.rekindle.kpi.AlertState;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiDay;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.notification.NotificationService;
import dev.rekindle.outbox.OutboxService;
import dev.rekindle.redis.RedisMirrorService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Measures what operators watch. Each instance measures for itself, so that each can be scraped. */
@Service
public class MeasurementService {

    private final StreamService stream;
    private final OutboxService outbox;
    private final NotificationService notifications;
    private final RedisMirrorService redis;
    private final KpiService kpis;
    private final AlertService alerts;
    private final CheckService checks;
    private final CheckQuery query;
    private final JobRunStore jobs;
    private final OperatorMeters meters;
    private final Clock clock;

    MeasurementService(
            StreamService stream,
            OutboxService outbox,
            NotificationService notifications,
            RedisMirrorService redis,
            KpiService kpis,
            AlertService alerts,
            CheckService checks,
            CheckQuery query,
            JobRunStore jobs,
            OperatorMeters meters,
            Clock clock) {
        this.stream = stream;
        this.outbox = outbox;
        this.notifications = notifications;
        this.redis = redis;
        this.kpis = kpis;
        this.alerts = alerts;
        this.checks = checks;
        this.query = query;
        this.jobs = jobs;
        this.meters = meters;
        this.clock = clock;
    }

    void measure() {
        meters.show(Person.asServer(Role.ADMIN, this::measurement));
    }

    private Measurement measurement() {
        var now = clock.instant();
        var flow = stream.status();
        var news = outbox.status();
        var standing = kpis.now();
        var runs = jobs.runs();
        var oldest = news.oldest();
        return new Measurement(
                seconds(now),
                flow.state() == StreamStatus.State.RUNNING ? 1 : 0,
                lag(flow),
                seconds(flow.completeUntil()),
                flow.accepted(),
                flow.duplicates(),
                flow.deadLetters(),
                news.waiting(),
                oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1_000.0,
                redis.status().map(mirror -> (double) mirror.waiting()).orElse(Double.NaN),
                seconds(query.lastGoodNight().orElse(null)),
                alerts.alerts().stream()
                        .filter(alert -> alert.state() == AlertState.FIRING)
                        .count(),
                figures(standing.day()),
                figures(standing.recent().get(standing.recent().size() - 2)),
                nightSteps(),
                byJob(runs, JobRun::seconds),
                byJob(runs, run -> seconds(run.goodAt())),
                badChecks(),
                notifications());
    }

    /** A partition that is not known makes the sum unknown. */
    private static double lag(StreamStatus flow) {
        return flow.partitions().isEmpty() || flow.partitions().stream().anyMatch(partition -> partition.lag() == null)
                ? Double.NaN
                : flow.partitions().stream()
                        .mapToLong(partition -> Objects.requireNonNull(partition.lag()))
                        .sum();
    }

    private static Map<String, Double> figures(KpiDay day) {
        var figures = new TreeMap<String, Double>();
        Arrays.stream(Kpi.values())
                .forEach(kpi -> figures.put(
                        kpi.name().toLowerCase(Locale.ROOT), Objects.requireNonNullElse(kpi.of(day), Double.NaN)));
        return figures;
    }

    private Map<String, Double> nightSteps() {
        var steps = new TreeMap<String, Double>();
        query.steps().forEach(step -> steps.put(step.step(), Objects.requireNonNullElse(step.seconds(), Double.NaN)));
        return steps;
    }

    private static Map<String, Double> byJob(Iterable<JobRun> runs, ToDoubleFunction<JobRun> value) {
        var byJob = new TreeMap<String, Double>();
        runs.forEach(run -> byJob.put(run.job(), value.applyAsDouble(run)));
        return byJob;
    }

    private Map<String, Double> badChecks() {
        var bad = new TreeMap<String, Double>();
        checks.checks().forEach(check -> bad.put(check.job(), check.isBad() ? 1.0 : 0.0));
        return bad;
    }

    private Map<String, Double> notifications() {
        var byState = new TreeMap<String, Double>();
        notifications.counts().forEach((state, count) -> byState.put(state.toLowerCase(Locale.ROOT), (double) count));
        return byState;
    }

    private static double seconds(@Nullable Instant moment) {
        return moment == null ? Double.NaN : moment.toEpochMilli() / 1_000.0;
    }
}
