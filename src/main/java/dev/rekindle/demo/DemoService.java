package dev.rekindle.demo;

import dev.rekindle.access.AuditService;
import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.importing.DemoRows;
import dev.rekindle.importing.KeptPerOwner;
import dev.rekindle.recommendation.LearningService;
import dev.rekindle.segment.PastChangeService;
import dev.rekindle.segment.SegmentLifetimeService;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty system with demo data, and empties it again. */
@Service
public class DemoService implements DemoRows {

    private static final List<String> TABLES =
            Arrays.stream(DemoTable.values()).map(DemoTable::tableName).toList();

    /** How much of the whole time each table takes; what is left is for what is kept per user. */
    private static final double SETTLEMENTS_SHARE = 0.3;

    private static final double OTHER_SHARE = 0.04;
    private static final double HISTORY_SHARE = 0.5;

    /** Of more users the past nights would take longer than all else. */
    private static final int MOST_WITH_PAST_NIGHTS = 20_000;

    private final ActionIntakeService intake;
    private final DemoStore store;
    private final DemoHistory history;
    private final List<KeptPerOwner> kept;
    private final DataVersionStore versions;
    private final PastChangeService pastChanges;
    private final SegmentLifetimeService lifetimes;
    private final LearningService learning;
    private final AuditService audit;
    private final Clock clock;

    DemoService(
            ActionIntakeService intake,
            DemoStore store,
            DemoHistory history,
            List<KeptPerOwner> kept,
            DataVersionStore versions,
            PastChangeService pastChanges,
            SegmentLifetimeService lifetimes,
            LearningService learning,
            AuditService audit,
            Clock clock) {
        this.intake = intake;
        this.store = store;
        this.history = history;
        this.kept = kept;
        this.versions = versions;
        this.pastChanges = pastChanges;
        this.lifetimes = lifetimes;
        this.learning = learning;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the system holds no rows at all, which is when demo data may be loaded. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return store.isEmpty();
    }

    /** The demo data that is loaded; while there is some, every row of the scenario's tables belongs to it. */
    @Transactional(readOnly = true)
    public Optional<LoadedDemo> loaded() {
        return store.loaded();
    }

    /**
     * Whether demo users may act: not when real ones have taken their place. Waits for an import, which may be about to
     * do that.
     */
    @Transactional
    boolean mayAct() {
        intake.takePart();
        return store.loaded().isPresent() || !store.hasImported();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isDemo() {
        return loaded().isPresent();
    }

    /**
     * Loads all rows or, when anything goes wrong or {@code progress} throws, none.
     *
     * @param progress hears from time to time which share of the work is done
     * @throws Refusal when the system is not empty
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public LoadedDemo load(int users, long seed, DoubleConsumer progress) {
        return fill(users, seed, progress);
    }

    /** The same, on behalf of whoever started the server. */
    @Transactional
    LoadedDemo loadAtStart(int users) {
        return fill(users, DemoScenario.DEFAULT_SEED, share -> {});
    }

    private LoadedDemo fill(int users, long seed, DoubleConsumer progress) {
        intake.holdAlone();
        store.holdBackOtherWriters();
        if (!store.isEmpty()) {
            throw new Refusal(store.loaded().isPresent() ? "demo.already-loaded" : "demo.not-empty");
        }
        var data = new DemoScenario(users, seed);
        store.pauseHistories();
        var done = 0.0;
        for (var table : DemoTable.values()) {
            var before = done;
            var share = table == DemoTable.SETTLEMENTS ? SETTLEMENTS_SHARE : OTHER_SHARE;
            store.copy(data, table, ofTable -> progress.accept(before + share * ofTable));
            done += share;
        }
        store.analyze();
        kept.forEach(KeptPerOwner::fill);
        store.resumeHistories();
        history.record(users, seed, ofHistory -> progress.accept(1 - HISTORY_SHARE + HISTORY_SHARE * ofHistory));
        if (users <= MOST_WITH_PAST_NIGHTS) {
            pastChanges.tellAnew();
        }
        catchUp(LocalDate.now(clock));
        store.remember(users, seed, clock.instant());
        versions.changed(TABLES);
        audit.record("demo.loaded", "demo data", Map.of("users", users, "seed", seed));
        progress.accept(1);
        return store.loaded().orElseThrow();
    }

    /** What the nights would have done by now, so that nobody has to wait for the first one. */
    private void catchUp(LocalDate today) {
        var estimated = lifetimes.estimate(today);
        while (estimated > 0) {
            estimated = lifetimes.estimate(today);
        }
        lifetimes.writeValues(today);
        learning.countHours();
    }

    /** Removes the demo data; does nothing when there is none. Takes part in the caller's transaction. */
    @PreAuthorize("hasRole('ADMIN')")
    @Override
    @Transactional
    public void remove() {
        intake.holdAlone();
        store.holdBackOtherWriters();
        var loaded = store.loaded();
        if (loaded.isEmpty()) {
            return;
        }
        store.removeAll();
        versions.changed(TABLES);
        audit.record("demo.removed", "demo data", Map.of("users", loaded.get().users()));
    }
}
