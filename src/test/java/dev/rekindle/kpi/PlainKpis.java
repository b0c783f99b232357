package dev.rekindle.kpi;

import dev.rekindle.activity.Action;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The counts of a day the plain way, from all actions at once: sets of users by day, and what the definitions say of
 * them.
 */
final class PlainKpis {

    private final ZoneId zone;
    private final Collection<Action> actions;
    private final Map<LocalDate, Set<String>> active = new HashMap<>();
    private final Map<LocalDate, Set<String>> paying = new HashMap<>();
    private final TreeMap<String, LocalDate> first = new TreeMap<>();

    PlainKpis(Collection<Action> actions, ZoneId zone) {
        this.zone = zone;
        this.actions = actions;
        for (var action : actions) {
            var day = day(action);
            active.computeIfAbsent(day, any -> new HashSet<>()).add(action.userId());
            if (action.cashAmount() != null && action.cashAmount().signum() > 0) {
                paying.computeIfAbsent(day, any -> new HashSet<>()).add(action.userId());
            }
            first.merge(action.userId(), day, (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    /** As {@link KpiDayQuery.Counted} writes it, amounts without trailing zeros. */
    String line(LocalDate day) {
        var today = in(active, day, day);
        var yesterday = in(active, day.minusDays(1), day.minusDays(1));
        var before = in(active, day.minusDays(60), day.minusDays(31));
        var since = in(active, day.minusDays(30), day.minusDays(1));
        var those = actions.stream().filter(action -> day(action).equals(day)).toList();
        return List.of(
                        day,
                        those.size(),
                        today.size(),
                        in(active, day.minusDays(6), day).size(),
                        in(active, day.minusDays(29), day).size(),
                        count(today, user -> day.equals(first.get(user))),
                        count(today, yesterday::contains),
                        count(today, user -> !day.equals(first.get(user)) && !yesterday.contains(user)),
                        count(yesterday, user -> !today.contains(user)),
                        count(before, user -> !since.contains(user)),
                        before.size(),
                        in(paying, day.minusDays(29), day).size(),
                        sum(those, action -> action.atPartner() ? action.tokensEarned() : null),
                        sum(those, action -> action.atPartner() ? null : action.tokensEarned()),
                        sum(those, Action::tokensSpent))
                .toString();
    }

    static String line(KpiDayQuery.Counted day) {
        return List.of(
                        day.day(),
                        day.actions(),
                        day.dau(),
                        day.wau(),
                        day.mau(),
                        day.newUsers(),
                        day.returningUsers(),
                        day.resurrectedUsers(),
                        day.dormantUsers(),
                        day.churned(),
                        day.monthAgo(),
                        day.payers(),
                        plain(day.earnedPartner()),
                        plain(day.earnedApp()),
                        plain(day.spent()))
                .toString();
    }

    private LocalDate day(Action action) {
        return action.actionTimestamp().atZone(zone).toLocalDate();
    }

    private static Set<String> in(Map<LocalDate, Set<String>> days, LocalDate from, LocalDate to) {
        var users = new HashSet<String>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            users.addAll(days.getOrDefault(day, Set.of()));
        }
        return users;
    }

    private static long count(Set<String> users, Predicate<String> which) {
        return users.stream().filter(which).count();
    }

    private static String sum(List<Action> actions, Function<Action, BigDecimal> amount) {
        return plain(
                actions.stream().map(amount).filter(value -> value != null).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
