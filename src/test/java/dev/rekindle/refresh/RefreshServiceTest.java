package dev.rekindle.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.refresh.RefreshRun.Step;
import java.time.Clock;
import java.time.LocalDate;
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
