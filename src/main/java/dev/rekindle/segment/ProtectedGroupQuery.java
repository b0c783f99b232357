package dev.rekindle.segment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many users of each group of the active policy nobody may target, whatever a campaign asks for. */
@Repository
class ProtectedGroupQuery {

    private final JdbcClient jdbc;

    ProtectedGroupQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row per group with such a user. Who never acted is in the last group without being on record there. */
    Map<String, Long> byGroup(String lastGroup, LocalDate onDay) {
        var users = new HashMap<String, Long>();
        jdbc.sql("""
                        select coalesce(segments.rfm_group, :lastGroup) as rfm_group, count(*) as users
                        from users
                        left join user_segments as segments on segments.user_id = users.user_id
                        where protection_of(
                          users.self_excluded_until, users.birth_date, users.marketing_consent,
                          users.cooling_off_until, :onDay) is not null
                        group by 1
                        """).param("lastGroup", lastGroup).param("onDay", onDay).query(row -> {
            users.put(row.getString("rfm_group"), row.getLong("users"));
        });
        return users;
    }
}
