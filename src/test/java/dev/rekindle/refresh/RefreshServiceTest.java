package dev.rekindle.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.refresh.RefreshRun.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.server.ResponseStatusException;

class RefreshServiceTest extends RekindleTest {

    @Autowired
    RefreshService refresh;

    @Autowired
    RefreshRunStore store;

    @Autowired
    Clock clock;

    @BeforeEach
    void noRuns() {
        jdbc.sql("delete from refresh_steps").update();
        jdbc.sql("delete from refresh_runs").update();
        jdbc.sql("delete from user_ltv_runs").update();
        signIn(Role.ADMIN);
    }

    @Test
    void theNightHasItsStepsInTheirOrder() {
        var run = refresh.refresh(LocalDate.of(2023, 10, 26));

        assertThat(run.asOf()).isEqualTo("2023-10-26");
        assertThat(run.state()).isEqualTo(RefreshState.DONE);
        assertThat(run.startedBy()).isEqualTo("admin");
        assertThat(run.steps())
                .extracting(Step::step)
                .containsExactly(
                        "metrics", "protection", "segments", "lifetimes", "values", "kpis", "weights", "group-hours");
        assertThat(run.steps()).allMatch(step -> step.state() == RefreshState.DONE && step.written() != null);
        assertThat(refresh.runs(5)).containsExactly(run);
    }

    @Test
    void whomANightToComeTookDownTheNextOneBringsBack() {
        var today = LocalDate.now(clock);
        jdbc.sql("""
                        insert into user_metrics (
                          user_id, first_action_day, last_action_day, last_action_at, actions, active_days,
                          tokens_earned, tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                          window_until, window_actions, window_active_days, window_tokens_spent,
                          window_tokens_earned_partner, window_cash_amount, window_visits, window_partner_earnings,
                          window_oldest_day)
                        values ('night-1', :today, :today, now(), 5, 1, 0, 500, 0, 0, 0, 1, :today, 5, 1, 500, 0, 0, 0, 0,
                          :today)
                        """).param("today", today).update();
        jdbc.sql("""
                        insert into user_days (user_id, day, actions, tokens_spent, tokens_earned_partner,
                          tokens_earned_app, cash_amount, partner_visits, partner_earnings, first_hour)
                        values ('night-1', :today, 5, 500, 0, 0, 0, 0, 0, 9)
                        """).param("today", today).update();
        jdbc.sql("insert into user_rolls (rolls_on, user_id) values (:day, 'night-1')")
                .param("day", today.plusDays(31))
                .update();
        jdbc.sql("""
                        insert into user_segments (
                          user_id, rfm_group, last_updated, policy, policy_version, last_action_day, next_change_day)
                        values ('night-1', 'Medium', now(), 'rfm-cascade', 1, :today, :today)
                        """).param("today", today).update();
        try {
            refresh.refresh(today.plusDays(40));
            assertThat(group()).isEqualTo("At-risk");

            refresh.refresh(today);
            assertThat(group()).isEqualTo("Medium");
        } finally {
            for (var table : List.of(
                    "user_metrics",
                    "user_days",
                    "user_rolls",
                    "user_segments",
                    "segment_changes",
                    "user_ltv",
                    "outbox")) {
                jdbc.sql("delete from " + table + " where user_id = 'night-1'").update();
            }
        }
    }

    private String group() {
        return jdbc.sql("select rfm_group from user_segments where user_id = 'night-1'")
                .query(String.class)
                .single();
    }

    @Test
    void failedStepIsSeenAndDoesNotHideTheNext() {
        jdbc.sql("alter table user_segments rename to elsewhere").update();
        try {
            var run = refresh.refresh(LocalDate.of(2023, 10, 26));

            assertThat(run.state()).isEqualTo(RefreshState.FAILED);
            assertThat(run.steps())
                    .extracting(Step::state)
                    .startsWith(RefreshState.DONE, RefreshState.DONE, RefreshState.FAILED, RefreshState.DONE);
            assertThat(run.steps().get(2).failure()).contains("user_segments");
        } finally {
            jdbc.sql("alter table elsewhere rename to user_segments").update();
        }
    }

    @Test
    void theClockRunsANightOnce() {
        signOut();
        refresh.runTonight();
        refresh.runTonight();
        refresh.makeUpForTonight();

        assertThat(store.newest(5)).hasSize(1);
        assertThat(store.newest(1).getFirst().asOf()).isEqualTo(LocalDate.now(clock));
        assertThat(store.newest(1).getFirst().startedBy()).isEqualTo("server");
    }

    @Test
    void nobodyMakesUpForANightBeforeTheFirst() {
        refresh.makeUpForTonight();

        assertThat(store.newest(5)).isEmpty();
    }

    @Test
    void byHandItWaitsForNobodyAndSaysSo() {
        try (var turn = store.takeTurn().orElseThrow()) {
            assertThat(turn).isNotNull();
            assertThatThrownBy(() -> refresh.refresh(LocalDate.of(2023, 10, 26)))
                    .isInstanceOfSatisfying(
                            ResponseStatusException.class,
                            refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.CONFLICT));
        }
        assertThat(store.newest(5)).isEmpty();
    }

    @Test
    void onlyAdminsStartItByHand() {
        signIn(Role.CRM);
        assertThatThrownBy(() -> refresh.refresh(LocalDate.of(2023, 10, 26))).isInstanceOf(AccessDeniedException.class);
    }
}
