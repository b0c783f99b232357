package dev.rekindle.segment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides groups anew when it is not an action that asks for it: when a day has passed, when the policy is another one,
 * and when everything is to be checked. It is the only one to decide meanwhile: a batch that has written its users'
 * metrics either has decided and committed, or waits and decides afterwards by what it has written, so nobody is
 * grouped by values that have just changed. Many users are taken in slices, each a transaction of its own, so that
 * actions wait for one slice and not for all.
 */
@Service
public class SegmentRegroupService {

    private static final int SLICE = 20_000;
    private static final int MOST_NAMED = 1_000;

    /** Which users come next, by user id. */
    private interface Filling {
        int fill(SegmentPolicy active, String after);
    }

    private record Slice(int users, String last, int written, List<String> sentences) {}

    private final SegmentPolicyStore policies;
    private final RegroupedUserStore touched;
    private final MovedUserStore moved;
    private final UserSegmentStore segments;
    private final SegmentDecision decision;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SegmentRegroupService(
            SegmentPolicyStore policies,
            RegroupedUserStore touched,
            MovedUserStore moved,
            UserSegmentStore segments,
            SegmentDecision decision,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.policies = policies;
        this.touched = touched;
        this.moved = moved;
        this.segments = segments;
        this.decision = decision;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * The night's part: takes everybody into the group they are in on this day although they did nothing. Before that
     * it ends what {@link #followPolicy} may have left undone.
     *
     * @return how many users' rows were written
     */
    public long passTime(LocalDate today) {
        return followActive(today, users -> {}) + decideDue(today);
    }

    /**
     * The night's part where an earlier one went further than this day: decides about everybody, as no day says who
     * changes when time goes back.
     *
     * @return how many users' rows were written
     */
    public long turnBack(LocalDate today) {
        var written = new long[1];
        slices(
                today,
                ChangeCause.TIME_PASSED,
                (active, after) -> touched.fillNext(after, SLICE),
                slice -> written[0] += slice.written());
        return written[0];
    }

    /**
     * Takes everybody into their group under the active policy. Broken off, it goes on where it was with the next call,
     * or in the night.
     *
     * @param progress told how many users are done
     * @return how many users' rows were written
     */
    @PreAuthorize("hasRole('ADMIN')")
    public long followPolicy(LongConsumer progress) {
        return followActive(LocalDate.now(clock), progress);
    }

    /**
     * Decides everybody's group from what the metrics say, and puts right what was kept otherwise.
     *
     * @return what differed, a sentence each; the first thousand
     */
    @PreAuthorize("hasRole('ADMIN')")
    public List<String> recompute() {
        var today = LocalDate.now(clock);
        passTime(today);
        var differences = new ArrayList<String>();
        slices(
                today,
                ChangeCause.RECOMPUTED,
                (active, after) -> touched.fillNext(after, SLICE),
                slice -> slice.sentences().stream()
                        .limit(MOST_NAMED - differences.size())
                        .forEach(differences::add));
        return differences;
    }

    private long followActive(LocalDate today, LongConsumer progress) {
        if (!segments.anyOtherThan(policies.active())) {
            return 0;
        }
        var written = new long[1];
        slices(
                today,
                ChangeCause.POLICY_CHANGED,
                (active, after) -> touched.fillOtherPolicy(active, after, SLICE),
                slice -> progress.accept(written[0] += slice.written()));
        return written[0];
    }

    private long decideDue(LocalDate today) {
        var written = transaction.execute(begun -> {
            policies.holdActiveAlone();
            return touched.fillDue(today) == 0 ? 0 : decision.decide(policies.active(), today, ChangeCause.TIME_PASSED);
        });
        return written == null ? 0 : written;
    }

    private void slices(LocalDate today, ChangeCause cause, Filling filling, Consumer<Slice> each) {
        var slice = slice(today, cause, filling, "");
        while (slice.users() > 0) {
            each.accept(slice);
            slice = slice(today, cause, filling, slice.last());
        }
    }

    private Slice slice(LocalDate today, ChangeCause cause, Filling filling, String after) {
        return Objects.requireNonNull(transaction.execute(begun -> {
            policies.holdActiveAlone();
            var active = policies.active();
            var users = filling.fill(active, after);
            if (users == 0) {
                return new Slice(0, after, 0, List.of());
            }
            var written = decision.decide(active, today, cause);
            var sentences = cause == ChangeCause.RECOMPUTED ? moved.sentences(MOST_NAMED) : List.<String>of();
            return new Slice(users, touched.last(), written, sentences);
        }));
    }
}
