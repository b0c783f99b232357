package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.kpi.PartnerLoop.Reached;
import dev.rekindle.kpi.PartnerLoop.Step;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PartnerLoopQueryTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-02");

    private final TestDatabase database = TestDatabase.fresh();
    private final PartnerLoopQuery query = new PartnerLoopQuery(database.jdbc());

    @Test
    void theMedianIsTheTimeThatHalfOfTheUsersNeededAtMost() {
        database.jdbc().sql("""
                        insert into partner_loop_steps (day, step, minutes, users) values
                          ('2026-11-01', 'VISITED', 0, 6), ('2026-11-01', 'EARNED', 5, 1),
                          ('2026-11-02', 'EARNED', 7, 2), ('2026-11-02', 'EARNED', 90, 1),
                          ('2026-11-03', 'EARNED', 1, 9)
                        """).update();

        assertThat(query.steps(FIRST, LAST))
                .containsExactlyInAnyOrder(new Reached(Step.VISITED, 6, null), new Reached(Step.EARNED, 4, 7));
    }

    @Test
    void tokensAreThoseEarnedOnTheseDays() {
        database.jdbc().sql("""
                        insert into partner_token_days (day, earned, spent) values
                          ('2026-11-01', 10, 4), ('2026-11-02', 20, 1), ('2026-11-03', 50, 50)
                        """).update();

        var tokens = query.tokens(FIRST, LAST);

        assertThat(tokens.earned()).isEqualByComparingTo("30");
        assertThat(tokens.spent()).isEqualByComparingTo("5");
    }
}
