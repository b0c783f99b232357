package dev.rekindle.activity;

import dev.rekindle.activity.Intake.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way by which actions come in, whichever door they took. A batch is recorded in the transaction of its caller,
 * with everything that must be true at its commit: who handles {@link ActionsRecorded} takes part.
 *
 * <p>An action is known by user id and event id. With the content it was recorded with before it is a duplicate and
 * dropped, also when it carries another time; with other content it is refused.
 */
@Service
public class ActionIntakeService {

    /** An action and its position among the arrivals. */
    private record Arrived(int index, Action action) {}

    /** An arrival whose identity is taken, and the position in the batch of the one that is to be recorded. */
    private record Repeat(Arrived arrived, int ordinal) {}

    private static final Comparator<Arrived> BY_IDENTITY = Comparator.comparing(
                    (Arrived arrived) -> arrived.action().userId())
            .thenComparing(arrived -> arrived.action().eventId());

    /** How long a batch waits for an import; then its door says so and tries again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final IntakeGateStore gate;
    private final NewActionStore newActions;
    private final ActionStore actions;
    private final ActionPartitionStore partitions;
    private final IntakeCountStore counts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final UnknownWordCounting unknownWords = new UnknownWordCounting();
    private final Set<YearMonth> months = ConcurrentHashMap.newKeySet();

    ActionIntakeService(
            IntakeGateStore gate,
            NewActionStore newActions,
            ActionStore actions,
            ActionPartitionStore partitions,
            IntakeCountStore counts,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.gate = gate;
        this.newActions = newActions;
        this.actions = actions;
        this.partitions = partitions;
        this.counts = counts;
        this.events = events;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Has all other doors wait until the current transaction ends; for whoever records many batches in one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdAlone() {
        gate.takeAlone();
    }

    /** Has whoever wants to be alone wait until the current transaction ends; for what writes beside the doors. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takePart() {
        gate.share(Duration.ZERO);
    }

    /**
     * Records what can be recorded of these, and says what became of each.
     *
     * @throws IntakeIsHeld when an import of actions is running
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Intake record(Door door, List<? extends Arrival> arrivals) {
        if (door == Door.CSV) {
            gate.takeAlone();
        } else {
            gate.share(PATIENCE);
        }
        var rejected = new ArrayList<Rejected>();
        var arrived = new ArrayList<Arrived>(arrivals.size());
        for (var i = 0; i < arrivals.size(); i++) {
            switch (arrivals.get(i)) {
                case Refusal refusal -> rejected.add(new Rejected(i, refusal));
                case Action action -> arrived.add(new Arrived(i, action));
            }
        }
        arrived.sort(BY_IDENTITY);
        var batch = new ArrayList<Arrived>(arrived.size());
        var repeats = new ArrayList<Repeat>();
        for (var next : arrived) {
            if (!batch.isEmpty() && BY_IDENTITY.compare(batch.getLast(), next) == 0) {
                repeats.add(new Repeat(next, batch.size() - 1));
            } else {
                batch.add(next);
            }
        }
        var recordedBefore = batch.isEmpty() ? Map.<Integer, Long>of() : record(batch);
        recordedBefore.keySet().forEach(ordinal -> repeats.add(new Repeat(batch.get(ordinal), ordinal)));
        var duplicates = 0;
        for (var repeat : repeats) {
            var again = repeat.arrived();
            var content = recordedBefore.getOrDefault(
                    repeat.ordinal(), batch.get(repeat.ordinal()).action().content());
            if (content == again.action().content()) {
                duplicates++;
            } else {
                rejected.add(new Rejected(again.index(), otherContent(again.action())));
            }
        }
        rejected.sort(Comparator.comparing(Rejected::index));
        var intake = new Intake(arrivals.size() - duplicates - rejected.size(), duplicates, rejected);
        counts.add(door, clock.instant(), intake);
        return intake;
    }

    /**
     * Records those that are new.
     *
     * @param batch by user id, each identity once
     * @return the content with which the others had been recorded, by position in the batch
     */
    private Map<Integer, Long> record(List<Arrived> batch) {
        makePartitions(batch);
        newActions.prepare();
        newActions.copy(batch.stream().map(Arrived::action).toList());
        var taken = actions.takeIdentities();
        var recordedBefore = taken.isEmpty() ? Map.<Integer, Long>of() : actions.recordedContents(taken);
        if (!taken.isEmpty()) {
            newActions.forget(taken);
        }
        var fresh = without(batch, taken);
        if (!fresh.isEmpty()) {
            actions.record(fresh);
            if (fresh.stream().anyMatch(Action::partnerVisit)) {
                actions.recordVisits();
            }
            if (fresh.stream().anyMatch(Action::isPartnerEarning)) {
                actions.recordRewards();
            }
            events.publishEvent(new ActionsRecorded(LocalDate.now(clock)));
            var unknown = unknownWords.times(fresh);
            if (!unknown.isEmpty()) {
                counts.add(unknown);
            }
        }
        return recordedBefore;
    }

    /** In a transaction of its own, which others wait for only as long as it takes to make an empty table. */
    private void makePartitions(List<Arrived> batch) {
        var missing = batch.stream()
                .map(arrived -> ActionPartitionStore.month(arrived.action().actionTimestamp()))
                .filter(month -> !months.contains(month))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            apart.executeWithoutResult(transaction -> partitions.make(missing));
            months.addAll(missing);
        }
    }

    private static List<Action> without(List<Arrived> batch, Collection<Integer> ordinals) {
        var gone = new HashSet<>(ordinals);
        var rest = new ArrayList<Action>(batch.size());
        for (var i = 0; i < batch.size(); i++) {
            if (!gone.contains(i)) {
                rest.add(batch.get(i).action());
            }
        }
        return rest;
    }

    private static Refusal otherContent(Action action) {
        return new Refusal(action.eventId(), RefusalReason.OTHER_CONTENT, action.eventId());
    }
}
