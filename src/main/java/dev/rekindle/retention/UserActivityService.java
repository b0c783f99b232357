package dev.rekindle.retention;

import dev.rekindle.metrics.MetricsUpdated;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps true at every commit when users were active, and what cohorts follow from it. Time alone changes nothing of it.
 */
@Service
public class UserActivityService {

    private static final int MOST_NAMED = 1_000;

    private final UserActivityStore activity;
    private final ActivityRecomputeStore recompute;
    private final ActivityCountingService counting;
    private final Clock clock;

    UserActivityService(
            UserActivityStore activity,
            ActivityRecomputeStore recompute,
            ActivityCountingService counting,
            Clock clock) {
        this.activity = activity;
        this.recompute = recompute;
        this.counting = counting;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(MetricsUpdated updated) {
        if (updated.cause() == Cause.USER_ACTED) {
            activity.addNewActions(LocalDate.now(clock));
        }
    }

    /**
     * Makes everything that is kept anew from the users' days, which are right then, and the raw actions. Who adds
     * actions waits until it is done. What was counted of something else is not used any more.
     *
     * @return how what was kept differed from it, a sentence each; the first thousand of users and of cells
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public List<String> recompute() {
        counting.hold();
        recompute.prepare();
        recompute.gatherActivity();
        var users = recompute.userDifferences(MOST_NAMED);
        if (!users.isEmpty()) {
            recompute.correctActivity();
            counting.forget();
        }
        recompute.gatherCells();
        var cells = recompute.cellDifferences(MOST_NAMED);
        if (!cells.isEmpty()) {
            recompute.correctCells();
        }
        recompute.drop();
        return Stream.concat(users.stream(), cells.stream()).toList();
    }
}
