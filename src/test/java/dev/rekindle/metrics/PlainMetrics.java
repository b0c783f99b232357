package dev.rekindle.metrics;

import dev.rekindle.SetClock;
import dev.rekindle.activity.Action;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is kept of users and their days, counted the plain way from all their actions at once. */
final class PlainMetrics {

    private final TreeMap<String, List<Action>> byUser = new TreeMap<>();

    PlainMetrics(Collection<Action> actions) {
        actions.forEach(action -> byUser.computeIfAbsent(action.userId(), user -> new ArrayList<>())
                .add(action));
    }

    /** As {@code user_days} holds them, amounts without trailing zeros. */
    List<String> days() {
        var rows = new ArrayList<String>();
        byUser.forEach((user, actions) -> days(actions).forEach(day -> {
            var those = those(actions, action -> day(action).equals(day));
            rows.add(String.join(
                    "|",
                    user,
                    day.toString(),
                    String.valueOf(those.size()),
                    sum(those, Action::tokensSpent),
                    sum(those(those, Action::atPartner), Action::tokensEarned),
                    sum(those(those, action -> !action.atPartner()), Action::tokensEarned),
                    sum(those, Action::cashAmount),
                    String.valueOf(those(those, Action::partnerVisit).size()),
                    String.valueOf(those(those, PlainMetrics::isEarning).size()),
                    firstHour(those),
                    firstHour(those(
                            those,
                            action -> action.cashAmount() != null
                                    && action.cashAmount().signum() > 0))));
        }));
        return rows;
    }

    /** As {@code user_metrics} holds them but for the window. */
    List<String> totals() {
        var rows = new ArrayList<String>();
        byUser.forEach((user, actions) -> {
            var days = days(actions);
            var streak = 1;
            while (days.contains(days.last().minusDays(streak))) {
                streak++;
            }
            rows.add(String.join(
                    "|",
                    user,
                    days.first().toString(),
                    days.last().toString(),
                    String.valueOf(actions.size()),
                    String.valueOf(days.size()),
                    sum(actions, Action::tokensEarned),
                    sum(actions, Action::tokensSpent),
                    sum(those(actions, action -> action.actionType().equals("EARN_GEMS")), Action::gems),
                    sum(those(actions, action -> action.actionType().equals("CLAIM_REWARD")), Action::gems),
                    sum(actions, Action::xp),
                    String.valueOf(streak)));
        });
        return rows;
    }

    /** The sums over the thirty-one days to this one. */
    List<String> windows(LocalDate until) {
        var rows = new ArrayList<String>();
        byUser.forEach((user, all) -> {
            var actions = those(
                    all, action -> !day(action).isAfter(until) && !day(action).isBefore(until.minusDays(30)));
            var days = days(actions);
            rows.add(String.join(
                    "|",
                    user,
                    String.valueOf(actions.size()),
                    String.valueOf(days.size()),
                    sum(actions, Action::tokensSpent),
                    sum(those(actions, Action::atPartner), Action::tokensEarned),
                    sum(actions, Action::cashAmount),
                    String.valueOf(those(actions, Action::partnerVisit).size()),
                    String.valueOf(those(actions, PlainMetrics::isEarning).size()),
                    days.isEmpty() ? "null" : days.first().toString()));
        });
        return rows;
    }

    private static boolean isEarning(Action action) {
        return action.atPartner() && action.actionType().equals("EARN_CYBER_TOKENS");
    }

    private static String firstHour(List<Action> actions) {
        return actions.stream()
                .map(action -> local(action).getHour())
                .min(Integer::compare)
                .map(String::valueOf)
                .orElse("null");
    }

    private static ZonedDateTime local(Action action) {
        return action.actionTimestamp().atZone(SetClock.SEOUL);
    }

    private static LocalDate day(Action action) {
        return local(action).toLocalDate();
    }

    private static TreeSet<LocalDate> days(List<Action> actions) {
        var days = new TreeSet<LocalDate>();
        actions.forEach(action -> days.add(day(action)));
        return days;
    }

    private static List<Action> those(List<Action> actions, Predicate<Action> which) {
        return actions.stream().filter(which).toList();
    }

    private static String sum(List<Action> actions, Function<Action, BigDecimal> amount) {
        var sum = actions.stream().map(amount).filter(value -> value != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
    }
}
