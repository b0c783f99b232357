package dev.rekindle.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.refresh.CheckQuery.ImportStanding;
import dev.rekindle.refresh.CheckQuery.StepStanding;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CheckQueryTest {

    private static final Instant THREE = Instant.parse("2026-11-20T18:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final CheckQuery query = new CheckQuery(jdbc);

    @Test
    void ofAnEmptySystemNothingIsKnown() {
        assertThat(query.steps()).isEmpty();
        assertThat(query.lastGoodNight()).isEmpty();
        assertThat(query.lastNight()).isEmpty();
        assertThat(query.notificationDue()).isEmpty();
        assertThat(query.alertMessageFailure()).isEmpty();
        assertThat(query.overviewMailFailure()).isEmpty();
        assertThat(query.newestImport()).isEmpty();
        assertThat(query.harmCheckAskedAt()).isEmpty();
    }

    @Test
    void whoeverWaitsTheLongestForALookSaysSinceWhenNobodyLooks() {
        jdbc.sql(
                        "insert into harm_checks (user_id, since, asked_at) values ('u1', '2026-11-20T18:00:00Z', '2026-11-20T18:00:00Z')")
                .update();
        jdbc.sql(
                        "insert into harm_checks (user_id, since, asked_at) values ('u2', '2026-11-20T19:00:00Z', '2026-11-20T19:00:00Z')")
                .update();

        assertThat(query.harmCheckAskedAt()).contains(THREE);
    }

    @Test
    void stepsOfTheNewestNightSayWhenTheyWereGoodLast() {
        jdbc.sql("""
                        insert into refresh_runs (run_id, as_of, state, started_at, finished_at, started_by) values
                          ('00000000-0000-0000-0000-000000000001', '2026-11-20', 'DONE', '2026-11-19T18:00:00Z',
                            '2026-11-19T18:01:00Z', 'server'),
                          ('00000000-0000-0000-0000-000000000002', '2026-11-21', 'FAILED', '2026-11-20T18:00:00Z',
                            '2026-11-20T18:02:00Z', 'server');
                        insert into refresh_steps (run_id, position, step, state, started_at, finished_at, failure) values
                          ('00000000-0000-0000-0000-000000000001', 0, 'metrics', 'DONE', '2026-11-19T18:00:00Z',
                            '2026-11-19T18:00:30Z', null),
                          ('00000000-0000-0000-0000-000000000002', 0, 'metrics', 'FAILED', '2026-11-20T18:00:00Z',
                            '2026-11-20T18:00:02Z', 'why')
                        """).update();

        assertThat(query.steps())
                .containsExactly(new StepStanding(
                        "metrics", RefreshState.FAILED, THREE, Instant.parse("2026-11-19T18:00:30Z"), "why", 2.0));
        assertThat(query.lastGoodNight()).contains(Instant.parse("2026-11-19T18:01:00Z"));
        assertThat(query.lastNight()).contains(LocalDate.parse("2026-11-21"));
    }

    @Test
    void theNewestImportSaysHowItEndedAndWhenOneWasGood() {
        jdbc.sql("""
                        insert into imports (
                          import_id, state, started_at, finished_at, started_by, files, ignored, failure) values
                          ('00000000-0000-0000-0000-000000000001', 'DONE', '2026-11-19T18:00:00Z',
                            '2026-11-19T18:01:00Z', 'admin', '{}', '{}', null),
                          ('00000000-0000-0000-0000-000000000002', 'FAILED', '2026-11-20T18:00:00Z', null, 'admin', '{}',
                            '{}', 'disk full')
                        """).update();

        assertThat(query.newestImport())
                .contains(new ImportStanding("FAILED", THREE, Instant.parse("2026-11-19T18:01:00Z"), "disk full"));
    }

    @Test
    void whatCouldNotLeaveSaysWhy() {
        jdbc.sql("""
                        insert into overview_mails (account, address, hour, locale, sent_on, next_try_at, failure)
                        values ('exec', 'a@example.org', 8, 'en', '2026-11-20', '2026-11-20', 'no mail server');
                        insert into kpi_alerts (
                          alert_id, name, kpi, kind, bound, pending_minutes, locale, mail_to, changed_at, changed_by, since)
                        values (
                          '00000000-0000-0000-0000-000000000001', 'few', 'DAU', 'BELOW', 1, 0, 'en', '{}', '2026-11-20',
                          'admin', '2026-11-20');
                        insert into kpi_alert_events (event_id, alert_id, at, state)
                        values (
                          '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', '2026-11-20',
                          'FIRING');
                        insert into kpi_alert_messages (event_id, channel, receiver, created_at, next_try_at, failure)
                        values (
                          '00000000-0000-0000-0000-000000000002', 'MAIL', 'a@example.org', '2026-11-20', '2026-11-20',
                          'no answer')
                        """).update();

        assertThat(query.overviewMailFailure()).contains("no mail server");
        assertThat(query.alertMessageFailure()).contains("no answer");
    }
}
