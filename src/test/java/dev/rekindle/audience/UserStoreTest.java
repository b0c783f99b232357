package dev.rekindle.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UserStoreTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final UserStore users = new UserStore(jdbc);

    @Test
    void onlyWhoIsNotThereYetIsAdded() {
        jdbc.sql("insert into users (user_id, region_id) values ('u2', 7)").update();

        users.add(List.of("u3", "u2", "u1"));

        assertThat(jdbc.sql("select concat(user_id, ' ', region_id) from users order by user_id")
                        .query(String.class)
                        .list())
                .containsExactly("u1 ", "u2 7", "u3 ");
    }

    @Test
    void attributesAreReadAsTheyWerePut() {
        users.add(List.of("u1", "u2"));
        var known = new UserAttributes(7, 0, 3, TODAY, LocalDate.of(1990, 5, 17), LocalDate.MAX, false, "Asia/Seoul");

        users.put("u1", known);

        assertThat(users.hold("u1")).contains(known);
        assertThat(users.attributes("u2")).contains(new UserAttributes(null, 1, 0, null, null, null, null, null));
        assertThat(users.attributes("u3")).isEmpty();
    }

    @Test
    void everyReasonProtectsUntilItsEnd() {
        users.add(List.of("all", "none", "until"));
        users.put("all", new UserAttributes(null, 1, 0, null, TODAY.minusYears(5), LocalDate.MAX, false, null));
        users.put("until", new UserAttributes(null, 1, 0, null, null, TODAY, true, null));

        assertThat(users.protection("all", TODAY)).containsExactly("self_excluded", "under_age", "no_consent");
        assertThat(users.protection("none", TODAY)).isEmpty();
        assertThat(users.protection("until", TODAY)).containsExactly("self_excluded");
        assertThat(users.protection("until", TODAY.plusDays(1))).isEmpty();
    }
}
