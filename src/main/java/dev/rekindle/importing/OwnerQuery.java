package dev.rekindle.importing;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells of many users at once whether they are known. */
@Repository
class OwnerQuery {

    private final JdbcClient jdbc;

    OwnerQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of these users that are unknown.
     *
     * @param staged whether users are staged and not written, so that those are known too
     */
    Set<String> unknown(Collection<String> userIds, boolean staged) {
        var comes = staged ? "and not exists (select from staged_users c where c.user_id = given.user_id)" : "";
        return jdbc.sql("""
                        select given.user_id
                        from unnest(:userIds) as given (user_id)
                        where not exists (select from users u where u.user_id = given.user_id) {comes}
                        """.replace("{comes}", comes))
                .param("userIds", userIds.toArray(String[]::new))
                .query(String.class)
                .set();
    }
}
