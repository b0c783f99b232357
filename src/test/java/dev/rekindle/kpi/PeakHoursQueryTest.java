package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeakHoursQueryTest {

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void actionsOfTheSameWeekdayAndHourAreCountedTogether() {
        engine.send(
                // Two Sundays, and a Monday that in UTC is still Sunday.
                action("u1", "e1", "PLAY_GAME", "2026-11-08T21:10:00+09:00", "{}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-15T21:50:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-16T00:00:00+09:00", "{}"),
                action("u2", "e2", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"));

        assertThat(engine.get(PeakHoursQuery.class)
                        .hours(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-19"), UserFilter.EVERYBODY))
                .containsExactly(new PeakHour(DayOfWeek.MONDAY, 0, 1), new PeakHour(DayOfWeek.SUNDAY, 21, 2));
    }

    @Test
    void chosenUsersAreCountedApart() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-15T21:50:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-16T00:00:00+09:00", "{}"));
        engine.jdbc.sql("update users set region_id = 7 where user_id = 'u2'").update();
        engine.get(KpiCountingService.class).countSlices();

        var filter = new UserFilter(Set.of(), Set.of(7), Set.of());

        assertThat(engine.get(PeakHoursQuery.class)
                        .hours(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-19"), filter))
                .containsExactly(new PeakHour(DayOfWeek.MONDAY, 0, 1));
    }
}
