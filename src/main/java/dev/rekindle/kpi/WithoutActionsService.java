package dev.rekindle.kpi;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be said while nobody has acted in the app: settlements come from elsewhere. */
@Service
@Transactional(readOnly = true)
public class WithoutActionsService {

    private static final int MOST_MONTHS = 24;

    private final OverviewChoiceQuery basics;
    private final SettlementMonthQuery months;

    WithoutActionsService(OverviewChoiceQuery basics, SettlementMonthQuery months) {
        this.basics = basics;
        this.months = months;
    }

    @PreAuthorize("hasRole('EXEC')")
    public WithoutActions basics() {
        return basics.withoutActions();
    }

    /** The last two years with settlements, the earliest month first. */
    @PreAuthorize("hasRole('EXEC')")
    public List<SettlementMonth> settlementMonths() {
        return months.months(MOST_MONTHS);
    }
}
