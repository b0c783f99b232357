package dev.rekindle.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UserListQueryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final UserListQuery users = new UserListQuery(jdbc);

    UserListQueryTest() {
        jdbc.sql("""
                        insert into users (user_id, marketing_consent)
                        values ('a1', null), ('a10', false), ('a2', null), ('A1', null), ('b_1', null), ('b가', null)
                        """).update();
    }

    @Test
    void theBeginningOfAnIdIsEnough() {
        assertThat(ids("a1", "", 10)).containsExactly("a1", "a10");
        assertThat(ids("b", "", 10)).containsExactly("b_1", "b가");
        assertThat(ids("b_", "", 10)).containsExactly("b_1");
        assertThat(ids("c", "", 10)).isEmpty();
    }

    @Test
    void withoutABeginningAllAreThereByIdPageAfterPage() {
        assertThat(ids("", "", 3)).containsExactly("A1", "a1", "a10");
        assertThat(ids("", "a10", 3)).containsExactly("a2", "b_1", "b가");
    }

    @Test
    void protectionAndValuesStandBesideTheId() {
        assertThat(users.users("a10", "", 1, TODAY)).singleElement().satisfies(user -> {
            assertThat(user.protection()).isEqualTo("no_consent");
            assertThat(user.group()).isNull();
            assertThat(user.lastActionDay()).isNull();
            assertThat(user.balance()).isZero();
        });
    }

    private List<String> ids(String prefix, String after, int most) {
        return users.users(prefix, after, most, TODAY).stream()
                .map(ListedUser::userId)
                .toList();
    }
}
