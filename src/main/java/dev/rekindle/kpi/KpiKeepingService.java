package dev.rekindle.kpi;

import dev.rekindle.metrics.MetricsUpdated;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the key figures true at every commit. */
@Service
public class KpiKeepingService {

    private final KpiHourStore hours;
    private final KpiLateDayStore lateDays;

    KpiKeepingService(KpiHourStore hours, KpiLateDayStore lateDays) {
        this.hours = hours;
        this.lateDays = lateDays;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(MetricsUpdated updated) {
        if (updated.cause() == Cause.USER_ACTED) {
            hours.addNewActions();
            lateDays.markNewActions(updated.today());
        }
    }
}
