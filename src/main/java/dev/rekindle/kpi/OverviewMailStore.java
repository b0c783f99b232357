package dev.rekindle.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code overview_mails}. */
@Repository
class OverviewMailStore {

    private final JdbcClient jdbc;

    OverviewMailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that is to leave. */
    record Due(String account, String address, String locale, int tries) {}

    Optional<OverviewSubscription> subscription(String account) {
        return jdbc.sql("select address, hour, locale, sent_for, failure from overview_mails where account = :account")
                .param("account", account)
                .query(OverviewSubscription.class)
                .optional();
    }

    /** @param sentOn the last day on which nothing more is to be sent */
    void subscribe(String account, OverviewSubscription wish, LocalDate sentOn, Instant now) {
        jdbc.sql("""
                        insert into overview_mails (account, address, hour, locale, sent_on, next_try_at)
                        values (:account, :address, :hour, :locale, :sentOn, :now)
                        on conflict (account) do update
                        set
                          address = excluded.address, hour = excluded.hour, locale = excluded.locale,
                          sent_on = excluded.sent_on, next_try_at = excluded.next_try_at, tries = 0, failure = null
                        """)
                .param("account", account)
                .param("address", wish.address())
                .param("hour", wish.hour())
                .param("locale", wish.locale())
                .param("sentOn", sentOn)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean unsubscribe(String account) {
        return jdbc.sql("delete from overview_mails where account = :account")
                        .param("account", account)
                        .update()
                == 1;
    }

    /**
     * One whose hour has come and who has none of today yet, locked until the transaction ends. Who may not sign in any
     * more gets none; what another instance is sending is passed over.
     */
    Optional<Due> lockDue(LocalDate today, int hour, Instant now) {
        return jdbc.sql("""
                        select overview_mails.account, overview_mails.address, overview_mails.locale, overview_mails.tries
                        from overview_mails
                        join accounts on accounts.name = overview_mails.account and not accounts.disabled
                        where overview_mails.sent_on < :today
                          and overview_mails.hour <= :hour
                          and overview_mails.next_try_at <= :now
                        order by overview_mails.hour, overview_mails.account
                        limit 1
                        for no key update of overview_mails skip locked
                        """)
                .param("today", today)
                .param("hour", hour)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Due.class)
                .optional();
    }

    void sent(String account, LocalDate today, LocalDate sentFor) {
        jdbc.sql("""
                        update overview_mails
                        set sent_on = :today, sent_for = :sentFor, tries = 0, failure = null
                        where account = :account
                        """)
                .param("today", today)
                .param("sentFor", sentFor)
                .param("account", account)
                .update();
    }

    void tryAgain(String account, Instant at, String failure) {
        jdbc.sql("""
                        update overview_mails
                        set next_try_at = :at, tries = tries + 1, failure = :failure
                        where account = :account
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("account", account)
                .update();
    }
}
