package dev.rekindle.kpi;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which figure a rule looks at, so that a part of a day is never held against a bound for whole ones.
 *
 * <p>A change is that of the running day's full hours against the same hours a week before. A threshold looks at the
 * last whole day, once all of it is recorded; only what has grown above its bound already, or does not change until
 * midnight, is read from the running day. Figures of a stream that stands still are no data.
 */
final class AlertReadings {

    /** Figures that a running day can only add to. */
    private static final Set<Kpi> GROWING = EnumSet.of(
            Kpi.DAU,
            Kpi.WAU,
            Kpi.MAU,
            Kpi.NEW,
            Kpi.RETURNING,
            Kpi.RESURRECTED,
            Kpi.EARNED_PARTNER,
            Kpi.EARNED_APP,
            Kpi.SPENT);

    private AlertReadings() {}

    /** Empty when there is nothing to look at. */
    static Optional<AlertReading> reading(AlertRule rule, KpiStanding standing) {
        return rule.kind() == AlertKind.CHANGED ? change(rule.kpi(), standing) : threshold(rule, standing);
    }

    private static Optional<AlertReading> change(Kpi kpi, KpiStanding standing) {
        var change = standing.changes().get(kpi);
        if (change == null || standing.stillSince() != null || (change.before() == 0 && change.here() != 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new AlertReading(change.here(), change.before(), standing.day().day()));
    }

    private static Optional<AlertReading> threshold(AlertRule rule, KpiStanding standing) {
        var isRunning =
                rule.kpi() == Kpi.CHURN_RATE || (rule.kind() == AlertKind.ABOVE && GROWING.contains(rule.kpi()));
        if (isRunning ? standing.stillSince() != null : !lastWhole(standing).complete()) {
            return Optional.empty();
        }
        var day = isRunning ? standing.day() : lastWhole(standing);
        return Optional.ofNullable(rule.kpi().of(day)).map(value -> new AlertReading(value, null, day.day()));
    }

    private static KpiDay lastWhole(KpiStanding standing) {
        return standing.recent().get(standing.recent().size() - 2);
    }
}
