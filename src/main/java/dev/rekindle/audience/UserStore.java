package dev.rekindle.audience;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code users} that come from elsewhere than a file. */
@Repository
public class UserStore {

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes a user of each of these ids that is not one yet; all else about them is unknown. */
    public void add(Collection<String> userIds) {
        jdbc.sql("""
                        insert into users (user_id)
                        select user_id
                        from unnest(:userIds) as acting (user_id)
                        order by user_id collate "C"
                        on conflict (user_id) do nothing
                        """).param("userIds", userIds.toArray(String[]::new)).update();
    }
}
