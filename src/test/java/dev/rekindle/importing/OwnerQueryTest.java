package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OwnerQueryTest {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final OwnerQuery owners = new OwnerQuery(jdbc);

    @Test
    void usersAreKnownWhenTheyAreThereOrStaged() {
        jdbc.sql("insert into users (user_id) values ('there')").update();
        jdbc.sql("create table staged_users (user_id text)").update();
        jdbc.sql("insert into staged_users values ('staged')").update();
        var users = List.of("there", "staged", "nobody");

        assertThat(owners.unknown(users, false)).containsExactlyInAnyOrder("staged", "nobody");
        assertThat(owners.unknown(users, true)).containsExactly("nobody");
        assertThat(owners.unknown(List.of(), false)).isEmpty();
    }
}
