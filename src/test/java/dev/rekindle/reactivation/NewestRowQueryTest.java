package dev.rekindle.reactivation;

import static dev.rekindle.reactivation.RandomReactivations.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.reactivation.ReactivationRows.Log;
import dev.rekindle.reactivation.ReactivationRows.Post;
import dev.rekindle.reactivation.ReactivationRows.Settlement;
import dev.rekindle.reactivation.ReactivationRows.User;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewestRowQueryTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final NewestRowQuery query = new NewestRowQuery(database.jdbc());

    @BeforeEach
    void load() {
        new ReactivationRows(
                        List.of(
                                new User("u1", 7, 1),
                                new User("u2", 3, 1),
                                new User("u3", 3, 1),
                                new User("u4", null, true, 1, null, null, null, null)),
                        List.of(
                                new Settlement("u1", "st_1", "cafe", SENT.plusDays(3), 10_000),
                                new Settlement("u1", "st_2", "cafe", SENT.minusDays(9), 10_000)),
                        List.of(new Post("job_1", "cafe", 1, 10_000, SENT.plusDays(90))),
                        List.of(),
                        List.of(
                                log("u1", 1, SENT),
                                log("u2", 2, SENT),
                                log("u3", 3, SENT.plusDays(1)),
                                log("u3", 4, SENT.plusDays(1)),
                                log("u3", 5, SENT.plusDays(1))))
                .load(database);
    }

    @Test
    void newestDayIsThatOfActivity() {
        assertThat(query.hasRows()).isTrue();
        assertThat(query.newestDay()).hasValue(SENT.plusDays(3));
    }

    @Test
    void busiestDayCountsUsersNotLines() {
        assertThat(query.busiestCampaignDay()).hasValue(SENT);
    }

    @Test
    void regionsAreThoseOfUsersAscending() {
        assertThat(query.regions()).containsExactly(3, 7);
    }

    @Test
    void emptyTablesHaveNoDay() {
        new ReactivationRows(List.of(), List.of(), List.of(), List.of(), List.of()).load(database);

        assertThat(query.hasRows()).isFalse();
        assertThat(query.newestDay()).isEmpty();
        assertThat(query.busiestCampaignDay()).isEmpty();
        assertThat(query.regions()).isEmpty();
    }

    private static Log log(String userId, int number, LocalDate day) {
        return new Log(userId, "log_" + number, "A", false, day);
    }
}
