package dev.rekindle.protection;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many users are protected, by what. */
@Repository
class ProtectedQuery {

    private final JdbcClient jdbc;

    ProtectedQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the first reason that holds; a reason that holds for nobody is missing. */
    Map<String, Long> byReason(LocalDate today) {
        return counts("""
                select reason as what, count(*) as users
                from (
                  select protection_of(
                    self_excluded_until, birth_date, marketing_consent, cooling_off_until, :today) as reason
                  from users
                  offset '0'
                ) as reasons
                where reason is not null
                group by reason
                order by reason
                """, today);
    }

    /** Users with such a sign of harm that protects them still; who has shown two kinds is counted in both. */
    Map<String, Long> bySign(LocalDate today) {
        return counts("""
                select sign as what, count(distinct user_id) as users
                from harm_signs
                where until_day >= :today
                group by sign
                order by sign
                """, today);
    }

    private Map<String, Long> counts(String sql, LocalDate today) {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql(sql).param("today", today).query(row -> {
            counts.put(row.getString("what"), row.getLong("users"));
        });
        return counts;
    }
}
