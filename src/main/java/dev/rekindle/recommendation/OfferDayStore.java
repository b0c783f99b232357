package dev.rekindle.recommendation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code offer_days}: counts by day, segment and offer. */
@Repository
class OfferDayStore {

    private final JdbcClient jdbc;

    OfferDayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last day that has been counted; empty: none yet. */
    Optional<LocalDate> lastDay() {
        return jdbc.sql("select day from offer_days order by day desc limit 1")
                .query(LocalDate.class)
                .optional();
    }

    /** The first day on which anything was shown; empty: none yet. */
    Optional<LocalDate> firstShown(ZoneId zone) {
        return jdbc.sql("""
                        select (shown_at at time zone :zone)::date as day
                        from shown_proposals
                        order by shown_at
                        limit 1
                        """).param("zone", zone.getId()).query(LocalDate.class).optional();
    }

    /** Counts these days anew: a click or a conversion counts on the day on which its offer was shown. */
    void count(LocalDate from, LocalDate before, ZoneId zone) {
        jdbc.sql("delete from offer_days where day >= :from and day < :before")
                .param("from", from)
                .param("before", before)
                .update();
        jdbc.sql("""
                        insert into offer_days (day, reward_level, offer, impressions, clicks, conversions)
                        select
                          (shown_at at time zone :zone)::date as day,
                          reward_level,
                          offer,
                          count(*) as impressions,
                          count(clicked_at) as clicks,
                          count(converted_at) as conversions
                        from shown_proposals
                        where shown_at >= :from::date::timestamp at time zone :zone
                          and shown_at < :before::date::timestamp at time zone :zone
                        group by 1, 2, 3
                        """)
                .param("from", from)
                .param("before", before)
                .param("zone", zone.getId())
                .update();
    }

    /**
     * One for each segment and offer that was shown on these days, by segment from the highest, the most shown first.
     */
    List<OfferPerformance> performance(LocalDate from, LocalDate before) {
        return jdbc.sql("""
                        select reward_level, offer, sum(impressions)::bigint as impressions,
                          sum(clicks)::bigint as clicks, sum(conversions)::bigint as conversions
                        from offer_days
                        where day >= :from and day < :before
                        group by reward_level, offer
                        order by reward_level desc, impressions desc, offer
                        """)
                .param("from", from)
                .param("before", before)
                .query(OfferPerformance.class)
                .list();
    }
}
