package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import dev.rekindle.kpi.KpiDayQuery.Counted;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiDayQueryTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void withoutActionsEveryDayIsThereAndEmpty() {
        assertThat(days("2026-11-20", "2026-11-21"))
                .extracting(Counted::day, Counted::dau, Counted::mau)
                .containsExactly(tuple(TODAY.minusDays(1), 0L, 0L), tuple(TODAY, 0L, 0L));
    }

    @Test
    void theFirstNineHoursOfADayInSeoulAreOfThatDay() {
        // In UTC both are still the day before.
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-19T15:00:00Z", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-19T23:59:59Z", "{}"),
                action("u3", "e1", "PLAY_GAME", "2026-11-19T14:59:59Z", "{}"));

        assertThat(days("2026-11-19", "2026-11-20")).extracting(Counted::dau).containsExactly(1L, 2L);
    }

    @Test
    void theDayThatHasTwentyFiveHoursEndsAtItsOwnMidnight() {
        at("America/New_York");
        // The clocks went back on 2026-11-01: its midnights are 04:00 and, a day later, 05:00 in UTC.
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-01T03:59:59Z", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-01T04:00:00Z", "{}"),
                action("u3", "e1", "PLAY_GAME", "2026-11-02T04:59:59Z", "{}"),
                action("u4", "e1", "PLAY_GAME", "2026-11-02T05:00:00Z", "{}"));

        assertThat(days("2026-10-31", "2026-11-02")).extracting(Counted::dau).containsExactly(1L, 2L, 1L);
    }

    @Test
    void theDayThatHasTwentyThreeHoursEndsAtItsOwnMidnight() {
        at("Europe/Berlin");
        // The clocks went forward on 2026-03-29: its midnights are 23:00 and, a day later, 22:00 in UTC.
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-03-28T22:59:59Z", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-03-28T23:00:00Z", "{}"),
                action("u3", "e1", "PLAY_GAME", "2026-03-29T21:59:59Z", "{}"),
                action("u4", "e1", "PLAY_GAME", "2026-03-29T22:00:00Z", "{}"));

        assertThat(days("2026-03-28", "2026-03-30")).extracting(Counted::dau).containsExactly(1L, 2L, 1L);
    }

    @Test
    void whoComesEachDayIsNewReturningResurrectedOrDormant() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-17T10:00:00+09:00", "{}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-18T10:00:00+09:00", "{}"),
                action("u1", "e3", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-18T10:00:00+09:00", "{}"));

        assertThat(days("2026-11-17", "2026-11-20"))
                .extracting(day -> List.of(
                        day.newUsers(), day.returningUsers(), day.resurrectedUsers(), day.dormantUsers(), day.wau()))
                .containsExactly(
                        List.of(1L, 0L, 0L, 0L, 1L),
                        List.of(1L, 1L, 0L, 0L, 2L),
                        List.of(0L, 0L, 0L, 2L, 2L),
                        List.of(0L, 0L, 1L, 0L, 2L));
    }

    @Test
    void theChurnedAreThoseWhoWereActiveAMonthBeforeTheLastAndNotSince() {
        engine.send(
                action("stayed", "e1", "PLAY_GAME", "2026-10-01T10:00:00+09:00", "{}"),
                action("stayed", "e2", "PLAY_GAME", "2026-10-25T10:00:00+09:00", "{}"),
                action("left", "e1", "PLAY_GAME", "2026-10-02T10:00:00+09:00", "{}"));

        // 31 days after the last action: the first day on which it lies before the last 30.
        assertThat(days("2026-11-01", "2026-11-02"))
                .extracting(day -> List.of(day.churned(), day.monthAgo()))
                .containsExactly(List.of(0L, 1L), List.of(1L, 2L));
    }

    @Test
    void ofARunningDayOnlyTheFullHoursCount() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-21T09:59:59+09:00", "{\"spent_tokens\": 2}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-21T10:00:00+09:00", "{\"spent_tokens\": 3}"));

        var day = engine.get(KpiDayQuery.class)
                .days(TODAY, TODAY, 10, UserFilter.EVERYBODY, TODAY)
                .getFirst();

        assertThat(day.dau()).isEqualTo(1);
        assertThat(day.mau()).isEqualTo(1);
        assertThat(day.spent()).isEqualByComparingTo("2");
    }

    @Test
    void filteredUsersAreCountedApart() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{\"spent_tokens\": 2}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{\"spent_tokens\": 3}"));
        engine.jdbc
                .sql("update users set region_id = 11, total_settle_cnt = 6 where user_id = 'u1'")
                .update();
        engine.jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values ('u1', 'Whale', now(), 'rfm-cascade', 1)
                        """).update();
        engine.get(KpiCountingService.class).countSlices();

        assertThat(List.of(
                        new UserFilter(Set.of("Whale"), Set.of(), Set.of()),
                        new UserFilter(Set.of(), Set.of(11), Set.of()),
                        new UserFilter(Set.of(), Set.of(), Set.of("power"))))
                .allSatisfy(filter -> {
                    var day = engine.get(KpiDayQuery.class)
                            .days(TODAY.minusDays(1), TODAY.minusDays(1), 24, filter, TODAY)
                            .getFirst();
                    assertThat(day.dau()).isEqualTo(1);
                    assertThat(day.spent()).isEqualByComparingTo("2");
                });
    }

    @Test
    void whalesOfTodayAreThoseOfTheChosenRegion() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-21T10:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-21T10:00:00+09:00", "{}"));
        engine.jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values ('u1', 'Whale', now(), 'rfm-cascade', 1), ('u2', 'Whale', now(), 'rfm-cascade', 1);
                        update users set region_id = 11 where user_id = 'u1'
                        """).update();
        engine.get(KpiCountingService.class).countSliceUsers();

        assertThat(engine.get(KpiDayQuery.class)
                        .days(TODAY, TODAY, 24, new UserFilter(Set.of(), Set.of(11), Set.of()), TODAY))
                .extracting(Counted::whales)
                .containsExactly(1L);
    }

    @Test
    void whalesOfTodayAreThoseOfNow() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-21T10:00:00+09:00", "{}"));
        engine.jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values ('u1', 'Whale', now(), 'rfm-cascade', 1)
                        """).update();

        assertThat(days("2026-11-20", "2026-11-21")).extracting(Counted::whales).containsExactly(null, 1L);
    }

    private void at(String zone) {
        engine.close();
        engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z", ZoneId.of(zone)));
    }

    private List<Counted> days(String from, String to) {
        return engine.get(KpiDayQuery.class)
                .days(LocalDate.parse(from), LocalDate.parse(to), 24, UserFilter.EVERYBODY, TODAY);
    }
}
