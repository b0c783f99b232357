package dev.rekindle.metrics;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Columns in which rows that are kept are compared with what the actions say, and made the same. */
record ComparedColumns(List<String> names) {

    static final ComparedColumns DAYS = of(
            "actions",
            "tokens_spent",
            "tokens_earned_partner",
            "tokens_earned_app",
            "cash_amount",
            "partner_visits",
            "partner_earnings",
            "first_hour",
            "first_cash_hour");

    static final ComparedColumns METRICS = of(
            "first_action_day",
            "last_action_day",
            "last_action_at",
            "actions",
            "active_days",
            "tokens_earned",
            "tokens_spent",
            "gems_earned",
            "gems_claimed",
            "battlepass_xp",
            "streak_days",
            "window_actions",
            "window_active_days",
            "window_tokens_spent",
            "window_tokens_earned_partner",
            "window_cash_amount",
            "window_visits",
            "window_partner_earnings",
            "window_oldest_day");

    private static ComparedColumns of(String... names) {
        return new ComparedColumns(List.of(names));
    }

    /**
     * Puts them where a statement wants them.
     *
     * @param sql with {@code {names}}, {@code {kept}} and {@code {said}} (the same of the table of that name), and
     *     {@code {set}} (each becomes what is said)
     */
    String in(String sql) {
        return sql.replace("{names}", each(name -> name))
                .replace("{kept}", each(name -> "kept." + name))
                .replace("{said}", each(name -> "said." + name))
                .replace("{set}", each(name -> name + " = said." + name));
    }

    private String each(UnaryOperator<String> written) {
        return names.stream().map(written).collect(Collectors.joining(", "));
    }
}
