package dev.rekindle.kpi;

import dev.rekindle.work.RecountService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what cannot be kept action by action, soon after a day is over or got late actions, and all of it in the end.
 */
@Service
public class KpiCountingService {

    /** How far back groups are counted. */
    static final int DAYS_BACK = 400;

    private static final int MOST_DAYS_AT_ONCE = 31;
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final Duration LONGEST_REST_OF_USERS = Duration.ofMinutes(1);
    private static final int MOST_NAMED = 1_000;

    private final KpiHourStore hours;
    private final KpiGroupStore groups;
    private final KpiLateDayStore lateDays;
    private final KpiRecountStore recount;
    private final KpiSliceStore slices;
    private final KpiSliceUserStore sliceUsers;
    private final PartnerLoopStore loops;
    private final RecountService recounts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Instant lateDaysRestUntil = Instant.MIN;

    KpiCountingService(
            KpiHourStore hours,
            KpiGroupStore groups,
            KpiLateDayStore lateDays,
            KpiRecountStore recount,
            KpiSliceStore slices,
            KpiSliceUserStore sliceUsers,
            PartnerLoopStore loops,
            RecountService recounts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.hours = hours;
        this.groups = groups;
        this.lateDays = lateDays;
        this.recount = recount;
        this.slices = slices;
        this.sliceUsers = sliceUsers;
        this.loops = loops;
        this.recounts = recounts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Counts the days that are due, the newest first, each in a transaction of its own; a while later one goes on. Days
     * that late actions changed are counted anew for a twentieth of the time at most: some phone always sends what it
     * did yesterday.
     *
     * @return how many days were counted
     */
    public long countDue(LocalDate today) {
        return countDue(today, !clock.instant().isBefore(lateDaysRestUntil));
    }

    private long countDue(LocalDate today, boolean withLateDays) {
        transaction.executeWithoutResult(begun -> {
            if (groups.takeTurn()) {
                if (recount.isNothingKept()) {
                    recountAll();
                }
                if (withLateDays) {
                    lateDays.take().ifPresent(groups::forgetSince);
                }
            }
        });
        var started = clock.instant();
        var counted = 0L;
        for (var day : groups.due(today.minusDays(DAYS_BACK), today, MOST_DAYS_AT_ONCE)) {
            transaction.executeWithoutResult(begun -> {
                if (groups.takeTurn()) {
                    groups.forget(day);
                    groups.count(day, clock.getZone());
                }
            });
            counted++;
        }
        if (withLateDays) {
            var ended = clock.instant();
            var rest = RecountService.restAfter(Duration.between(started, ended));
            lateDaysRestUntil = ended.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        }
        return counted;
    }

    /** The night's part: counts what is due and brings together what different connections have written. */
    public long passTime(LocalDate today) {
        var counted = countDue(today, true);
        transaction.executeWithoutResult(begun -> hours.fold(today));
        return counted;
    }

    /**
     * Counts anew by slices of the users, and with it the partner loop, when it is due.
     *
     * @return whether it did
     */
    public boolean countSlices() {
        var basis = basis();
        return recounts.countDue(KpiSliceStore.NAME, basis, LONGEST_REST, () -> {
            slices.prepare();
            slices.countHours(clock.getZone());
            slices.sumDays();
            loops.countSteps(clock.getZone());
            loops.sumSteps();
            loops.countTokens(clock.getZone());
            return basis;
        });
    }

    /**
     * Counts how many users stand in which slice, when it is due.
     *
     * @return whether it did
     */
    public boolean countSliceUsers() {
        var basis = basis();
        return recounts.countDue(KpiSliceUserStore.NAME, basis, LONGEST_REST_OF_USERS, () -> {
            sliceUsers.count();
            return basis;
        });
    }

    private String basis() {
        return slices.actions() + " actions";
    }

    /**
     * Makes all that is kept of the key figures anew. Who adds actions waits until it is done.
     *
     * @return how what was kept differed, a sentence each; the first thousand
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public List<String> recompute() {
        return recountAll();
    }

    private List<String> recountAll() {
        recounts.forget(KpiSliceStore.NAME);
        recount.prepare();
        recount.gather(clock.getZone());
        var differences = new ArrayList<>(recount.differences(MOST_NAMED));
        if (!differences.isEmpty()) {
            recount.correct();
            groups.forgetSince(LocalDate.of(1970, 1, 1));
        }
        return differences;
    }
}
