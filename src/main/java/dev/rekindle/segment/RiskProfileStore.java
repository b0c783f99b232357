package dev.rekindle.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The risk profile of rows of {@code user_segments}; deciding a group leaves it alone. */
@Repository
class RiskProfileStore {

    private final JdbcClient jdbc;

    RiskProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who has no row yet has never acted, and is in the last group. */
    void put(String userId, RiskProfile profile, SegmentPolicy policy, Instant at) {
        jdbc.sql("""
                        insert into user_segments (
                          user_id, rfm_group, risk_profile, last_updated, policy, policy_version)
                        values (:user, :group, :profile, :at, :policy, :version)
                        on conflict (user_id) do update
                        set risk_profile = excluded.risk_profile, last_updated = excluded.last_updated
                        """)
                .param("user", userId)
                .param("group", policy.rules().lastGroup())
                .param("profile", profile.label())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("policy", policy.name())
                .param("version", policy.version())
                .update();
    }

    void remove(String userId, Instant at) {
        jdbc.sql("""
                        update user_segments
                        set risk_profile = null, last_updated = :at
                        where user_id = :user and risk_profile is not null
                        """)
                .param("user", userId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
