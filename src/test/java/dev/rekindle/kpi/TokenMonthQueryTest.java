package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenMonthQueryTest {

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void tokensAreAddedUpByTheMonthsOfTheZone() {
        engine.send(
                action("u1", "e1", "EARN", "2025-11-30T23:59:59+09:00", "{\"earned_tokens\": 100}"),
                // The last day of October in UTC.
                action("u1", "e2", "EARN", "2026-11-01T00:00:00+09:00", "{\"earned_tokens\": 1}"),
                action("u1", "e3", "SPEND", "2026-11-05T10:00:00+09:00", "{\"spent_tokens\": 2.5}"),
                action("u1", "e4", "EARN", "2026-11-06T10:00:00+09:00", "{\"earned_tokens\": 9}"),
                action(
                        "u1",
                        "e5",
                        "EARN",
                        "2025-12-01T00:00:00+09:00",
                        "{\"earned_tokens\": 7, \"source\": \"corporate_site\"}"));

        var months = engine.get(TokenMonthQuery.class).months(LocalDate.parse("2026-11-05"), UserFilter.EVERYBODY);

        assertThat(months)
                .extracting(TokenMonth::month)
                .containsExactly(YearMonth.of(2025, 12), YearMonth.of(2026, 11));
        assertThat(months.getFirst().earnedPartner()).isEqualByComparingTo("7");
        assertThat(months.getLast().earnedApp()).isEqualByComparingTo("1");
        assertThat(months.getLast().spent()).isEqualByComparingTo("2.5");
        engine.get(KpiCountingService.class).countSlices();
        var undefined = new UserFilter(Set.of(), Set.of(), Set.of("undefined"));
        var power = new UserFilter(Set.of(), Set.of(), Set.of("power"));
        var to = LocalDate.parse("2026-11-05");
        assertThat(engine.get(TokenMonthQuery.class).months(to, undefined))
                .extracting(TokenMonth::month)
                .containsExactly(YearMonth.of(2025, 12), YearMonth.of(2026, 11));
        assertThat(engine.get(TokenMonthQuery.class).months(to, power)).isEmpty();
    }
}
