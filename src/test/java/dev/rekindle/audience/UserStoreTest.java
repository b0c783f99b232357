package dev.rekindle.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserStoreTest {

    @Test
    void onlyWhoIsNotThereYetIsAdded() {
        var jdbc = TestDatabase.fresh().jdbc();
        jdbc.sql("insert into users (user_id, region_id) values ('u2', 7)").update();

        new UserStore(jdbc).add(List.of("u3", "u2", "u1"));

        assertThat(jdbc.sql("select concat(user_id, ' ', region_id) from users order by user_id")
                        .query(String.class)
                        .list())
                .containsExactly("u1 ", "u2 7", "u3 ");
    }
}
