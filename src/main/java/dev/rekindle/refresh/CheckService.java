package dev.rekindle.refresh;

import dev.rekindle.ingest.DeadLetterService;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus;
import dev.rekindle.kpi.AlertMessageService;
import dev.rekindle.outbox.OutboxService;
import dev.rekindle.redis.RedisMirrorService;
import dev.rekindle.refresh.Check.State;
import dev.rekindle.ui.Translations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Looks at everything that runs by itself: whether it does, when it did last, and what to do when it does not. */
@Service
public class CheckService {

    /** What runs every few seconds is late after this. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** The night begins at three; by then it is over. */
    private static final LocalTime NIGHT_OVER = LocalTime.of(4, 0);

    private final CheckQuery query;
    private final JobRunStore jobs;
    private final StreamService stream;
    private final DeadLetterService deadLetters;
    private final OutboxService outbox;
    private final RedisMirrorService redis;
    private final AlertMessageService messages;
    private final Translations words;
    private final Clock clock;

    CheckService(
            CheckQuery query,
            JobRunStore jobs,
            StreamService stream,
            DeadLetterService deadLetters,
            OutboxService outbox,
            RedisMirrorService redis,
            AlertMessageService messages,
            Translations words,
            Clock clock) {
        this.query = query;
        this.jobs = jobs;
        this.stream = stream;
        this.deadLetters = deadLetters;
        this.outbox = outbox;
        this.redis = redis;
        this.messages = messages;
        this.words = words;
        this.clock = clock;
    }

    /** All of them, with what to do in English. */
    @PreAuthorize("hasRole('ADMIN')")
    public List<Check> checks() {
        return checks(Locale.ENGLISH);
    }

    /** All of them: what comes in, what goes out, what the clock runs, the night and its steps. */
    @PreAuthorize("hasRole('ADMIN')")
    public List<Check> checks(Locale locale) {
        var runs = jobs.runs();
        var checks = new ArrayList<Check>();
        checks.add(stream());
        checks.add(deadLetters());
        checks.add(imports());
        checks.add(outbox());
        checks.add(notifications());
        checks.add(waiting("harm-watch", query.harmCheckAskedAt().orElse(null)));
        checks.add(redis());
        checks.add(job(Jobs.CATCH_UP, runs));
        checks.add(job(Jobs.ALERTS, runs));
        checks.add(leaving(job(Jobs.ALERT_MESSAGES, runs), query.alertMessageFailure()));
        checks.add(
                messages.isMailConfigured()
                        ? leaving(job(Jobs.OVERVIEW_MAILS, runs), query.overviewMailFailure())
                        : new Check(Jobs.OVERVIEW_MAILS, State.OFF, null, null, null, null));
        checks.add(job(Jobs.MEASUREMENTS, runs));
        checks.add(night());
        query.steps().stream().map(CheckService::step).forEach(checks::add);
        return checks.stream()
                .map(check -> check.isBad() || check.state() == State.OFF
                        ? check.saying(words.getTranslation("checks." + check.kind() + ".do", locale))
                        : check)
                .toList();
    }

    private Check stream() {
        var pulse = stream.pulse();
        var complete = pulse.completeUntil();
        if (pulse.state() != StreamStatus.State.RUNNING
                && pulse.state() != StreamStatus.State.STARTING
                && pulse.state() != StreamStatus.State.WAITING_FOR_IMPORT) {
            return new Check(
                    "stream",
                    State.FAILING,
                    complete,
                    pulse.since(),
                    words.getTranslation(
                            "stream.state."
                                    + pulse.state()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'),
                            Locale.ENGLISH),
                    null);
        }
        return late("stream", complete, complete);
    }

    private Check deadLetters() {
        var unrecorded = deadLetters.counts().stream()
                .mapToLong(count -> count.letters())
                .sum();
        return unrecorded == 0
                ? Check.good("dead-letters", null)
                : new Check("dead-letters", State.LATE, null, null, String.valueOf(unrecorded), null);
    }

    private Check imports() {
        return query.newestImport()
                .map(newest -> switch (newest.state()) {
                    case "FAILED", "INTERRUPTED" ->
                        new Check(
                                "imports", State.FAILING, newest.goodAt(), newest.startedAt(), newest.failure(), null);
                    case "REJECTED" ->
                        new Check("imports", State.LATE, newest.goodAt(), newest.startedAt(), newest.state(), null);
                    default -> Check.good("imports", newest.goodAt());
                })
                .orElseGet(() -> new Check("imports", State.NOT_YET, null, null, null, null));
    }

    private Check outbox() {
        var status = outbox.status();
        return status.failure() == null
                ? waiting("outbox", status.oldest())
                : new Check("outbox", State.FAILING, status.oldest(), status.oldest(), status.failure(), null);
    }

    private Check notifications() {
        return waiting(
                "notifications",
                query.notificationDue()
                        .filter(due -> due.isBefore(clock.instant()))
                        .orElse(null));
    }

    private Check redis() {
        return redis.status()
                .map(mirror -> mirror.failure() == null
                        ? waiting("redis", mirror.behindSince())
                        : new Check(
                                "redis",
                                State.FAILING,
                                mirror.failingSince(),
                                mirror.failingSince(),
                                mirror.failure(),
                                null))
                .orElseGet(() -> new Check("redis", State.OFF, null, null, null, null));
    }

    /** All was well until what waits the longest began to wait; what is due later waits for nothing. */
    private Check waiting(String job, @Nullable Instant since) {
        var now = clock.instant();
        return since == null || since.isAfter(now) ? Check.good(job, now) : late(job, since, since);
    }

    /** Late when something has waited since then for too long. */
    private Check late(String job, @Nullable Instant lastGoodAt, @Nullable Instant waitingSince) {
        return waitingSince != null && waitingSince.plus(LATE).isBefore(clock.instant())
                ? new Check(job, State.LATE, lastGoodAt, waitingSince, null, null)
                : Check.good(job, lastGoodAt);
    }

    private Check job(String name, List<JobRun> runs) {
        return runs.stream()
                .filter(run -> run.job().equals(name))
                .findFirst()
                .map(run -> run.failedAt() == null
                        ? late(name, run.goodAt(), run.goodAt())
                        : new Check(name, State.FAILING, run.goodAt(), run.failedAt(), run.failure(), null))
                .orElseGet(() -> new Check(name, State.NOT_YET, null, null, null, null));
    }

    /** A job may run well and what it sends be refused. */
    private static Check leaving(Check job, Optional<String> failure) {
        return job.isBad() || failure.isEmpty()
                ? job
                : new Check(job.job(), State.FAILING, job.lastGoodAt(), null, failure.get(), null);
    }

    private Check night() {
        var lastGood = query.lastGoodNight().orElse(null);
        var last = query.lastNight();
        if (last.isEmpty()) {
            return lastGood == null
                    ? new Check("night", State.NOT_YET, null, null, null, null)
                    : Check.good("night", lastGood);
        }
        var failed = query.steps().stream()
                .filter(step -> step.state() == RefreshState.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            return new Check(
                    "night",
                    State.FAILING,
                    lastGood,
                    failed.getFirst().startedAt(),
                    failed.getFirst().step(),
                    null);
        }
        var now = LocalTime.now(clock);
        var due = LocalDate.now(clock).minusDays(now.isBefore(NIGHT_OVER) ? 1 : 0);
        return last.get().isBefore(due)
                ? new Check(
                        "night",
                        State.LATE,
                        lastGood,
                        last.get()
                                .plusDays(1)
                                .atTime(NIGHT_OVER)
                                .atZone(clock.getZone())
                                .toInstant(),
                        null,
                        null)
                : Check.good("night", lastGood);
    }

    private static Check step(CheckQuery.StepStanding step) {
        var name = "night." + step.step();
        return switch (step.state()) {
            case DONE, RUNNING -> Check.good(name, step.goodAt());
            case FAILED -> new Check(name, State.FAILING, step.goodAt(), step.startedAt(), step.failure(), null);
            case INTERRUPTED -> new Check(name, State.LATE, step.goodAt(), step.startedAt(), null, null);
        };
    }
}
