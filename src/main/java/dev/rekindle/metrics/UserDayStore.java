package dev.rekindle.metrics;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code user_days}. */
@Repository
class UserDayStore {

    private final JdbcClient jdbc;

    UserDayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the sums in {@code day_sums} to their days. Days that had none before then stand in {@code new_days}; these,
     * and days that now begin to act or to pay at an earlier hour, in {@code changed_days}.
     */
    void add() {
        jdbc.sql("""
                        with added as (
                          insert into user_days as kept (
                            user_id, day, actions, tokens_spent, tokens_earned_partner, tokens_earned_app,
                            cash_amount, partner_visits, partner_earnings, first_hour, first_cash_hour)
                          select user_id, day, actions, coalesce(tokens_spent, 0), coalesce(tokens_earned_partner, 0),
                            coalesce(tokens_earned_app, 0), coalesce(cash_amount, 0), partner_visits,
                            partner_earnings, first_hour, first_cash_hour
                          from day_sums
                          order by user_id, day
                          on conflict (user_id, day) do update set
                            actions = kept.actions + excluded.actions,
                            tokens_spent = kept.tokens_spent + excluded.tokens_spent,
                            tokens_earned_partner = kept.tokens_earned_partner + excluded.tokens_earned_partner,
                            tokens_earned_app = kept.tokens_earned_app + excluded.tokens_earned_app,
                            cash_amount = kept.cash_amount + excluded.cash_amount,
                            partner_visits = kept.partner_visits + excluded.partner_visits,
                            partner_earnings = kept.partner_earnings + excluded.partner_earnings,
                            first_hour = least(kept.first_hour, excluded.first_hour),
                            first_cash_hour = least(kept.first_cash_hour, excluded.first_cash_hour)
                          returning new.user_id, new.day, old.user_id is null as is_new,
                            old.first_hour as hour_before, new.first_hour as hour,
                            old.first_cash_hour as cash_hour_before, new.first_cash_hour as cash_hour
                        ), changed as (
                          insert into changed_days (user_id, day, hour_before, hour, cash_hour_before, cash_hour)
                          select user_id, day, hour_before, hour, cash_hour_before, cash_hour
                          from added
                          where hour_before is distinct from hour or cash_hour_before is distinct from cash_hour
                        )
                        insert into new_days (user_id, day)
                        select user_id, day
                        from added
                        where is_new
                        """).update();
    }
}
