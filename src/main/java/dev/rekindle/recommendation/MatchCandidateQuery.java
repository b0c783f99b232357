package dev.rekindle.recommendation;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a user is and what he last worked as, up to and including a day. */
@Repository
class MatchCandidateQuery {

    /**
     * One row, or none for who is no user. The histories are ordered, so the newest settlement is the last one counted.
     */
    static final String SQL = """
            select
              user_id,
              protection_of(self_excluded_until, birth_date, marketing_consent, cooling_off_until, :today) as protection,
              region_id,
              category_ids[width_bucket(:today::date, settled_on)] as last_category_id,
              hourly_rates[width_bucket(:today::date, settled_on)] as last_hourly_rate
            from user_histories
            where user_id = :userId
            """;

    private final JdbcClient jdbc;

    MatchCandidateQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MatchCandidate> candidate(String userId, LocalDate today) {
        return jdbc.sql(SQL)
                .param("userId", userId)
                .param("today", today)
                .query(MatchCandidate.class)
                .optional();
    }
}
