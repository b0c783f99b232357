package dev.rekindle.recommendation;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a user is and what he last worked as, up to and including a day. */
@Repository
class MatchCandidateQuery {

    /** One row, or none for who is no user. The histories are ordered, so the newest settlement is the last one counted. */
    static final String SQL = """
            select
              users.user_id,
              protection_of(
                users.self_excluded_until, users.birth_date, users.marketing_consent, users.cooling_off_until,
                :today) as protection,
              users.region_id,
              histories.category_ids[width_bucket(:today::date, histories.settled_on)] as last_category_id,
              histories.hourly_rates[width_bucket(:today::date, histories.settled_on)] as last_hourly_rate
            from users
            left join settlement_histories as histories on histories.user_id = users.user_id
            where users.user_id = :userId
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
