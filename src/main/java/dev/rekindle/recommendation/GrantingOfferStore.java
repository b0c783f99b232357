package dev.rekindle.recommendation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code granting_offers}. */
@Repository
class GrantingOfferStore {

    private final JdbcClient jdbc;

    GrantingOfferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<GrantingOffer> offers() {
        return jdbc.sql("select offer_id, grants, valid_from, valid_until from granting_offers order by offer_id")
                .query(GrantingOffer.class)
                .list();
    }

    void put(GrantingOffer offer, String by, Instant at) {
        jdbc.sql("""
                        insert into granting_offers (offer_id, grants, valid_from, valid_until, created_by, created_at)
                        values (:id, :grants, :from, :until, :by, :at)
                        on conflict (offer_id) do update
                        set grants = excluded.grants, valid_from = excluded.valid_from,
                          valid_until = excluded.valid_until
                        """)
                .param("id", offer.offerId())
                .param("grants", offer.grants())
                .param("from", offer.validFrom())
                .param("until", offer.validUntil())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
