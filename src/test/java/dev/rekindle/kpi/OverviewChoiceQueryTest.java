package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewChoiceQueryTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final OverviewChoiceQuery query = new OverviewChoiceQuery(database.jdbc());

    @Test
    void groupsAreThoseOfTheActivePolicyTheHighestFirst() {
        database.jdbc()
                .sql("insert into users (user_id, region_id) values ('u1', 7), ('u2', 3), ('u3', 7), ('u4', null)")
                .update();

        assertThat(query.choice())
                .isEqualTo(new OverviewChoice(
                        List.of("Whale", "High Engaged", "Medium", "At-risk"), List.of(3, 7), false));
    }

    @Test
    void settlementsAreWhatCanBeToldWithoutActions() {
        database.jdbc().sql("""
                        insert into users (user_id) values ('u1');
                        insert into settlements (user_id, st_id, category_id, settled_at, final_hourly_rate)
                        values ('u1', 's1', 'c', '2026-11-03', 10), ('u1', 's2', 'c', '2026-11-05', 10)
                        """).update();

        assertThat(query.withoutActions()).isEqualTo(new WithoutActions(1, 2, LocalDate.parse("2026-11-05")));
    }
}
