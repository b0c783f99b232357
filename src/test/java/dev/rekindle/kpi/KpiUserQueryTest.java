package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import dev.rekindle.kpi.KpiUsers.KpiUser;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KpiUserQueryTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));
    private final KpiUserQuery query = engine.get(KpiUserQuery.class);

    @BeforeEach
    void act() {
        engine.send(
                action("churned", "e1", "PLAY_GAME", "2026-10-01T10:00:00+09:00", "{}"),
                action("dormant", "e1", "PURCHASE", "2026-11-19T10:00:00+09:00", "{\"cash_amount\": 5}"),
                action("new", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{\"spent_tokens\": 3}"),
                action("resurrected", "e1", "PLAY_GAME", "2026-11-01T10:00:00+09:00", "{}"),
                action("resurrected", "e2", "EARN", "2026-11-20T10:00:00+09:00", "{\"earned_tokens\": 4}"),
                action("returning", "e1", "PLAY_GAME", "2026-11-19T10:00:00+09:00", "{}"),
                action("returning", "e2", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kpi.class,
            names = {"DAU", "WAU", "MAU", "NEW", "RETURNING", "RESURRECTED", "DORMANT"})
    void asManyAreBehindAFigureAsItSays(Kpi kpi) {
        var day = engine.get(KpiDayQuery.class)
                .days(DAY, DAY, 24, UserFilter.EVERYBODY, LocalDate.parse("2026-11-21"))
                .getFirst();

        assertThat((double) query.users(kpi, DAY, UserFilter.EVERYBODY, 0, 10).total())
                .isEqualTo(kpi.of(KpiDay.of(day, true)));
    }

    @Test
    void theOthersAreBehindTheirShare() {
        assertThat(users(Kpi.CHURN_RATE)).containsExactly("churned");
        assertThat(users(Kpi.PAYING_RATIO)).containsExactly("dormant");
        assertThat(users(Kpi.SPENT)).containsExactly("new");
        assertThat(users(Kpi.EARNED_APP)).containsExactly("resurrected");
        assertThat(users(Kpi.EARNED_PARTNER)).isEmpty();
        assertThat(users(Kpi.WHALE_RATIO)).isEmpty();
    }

    @Test
    void aPageHoldsSomeOfThemAndTheTotal() {
        var page = query.users(Kpi.DAU, DAY, UserFilter.EVERYBODY, 1, 1);

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.users()).extracting(KpiUser::userId).containsExactly("resurrected");
    }

    private List<String> users(Kpi kpi) {
        return query.users(kpi, DAY, UserFilter.EVERYBODY, 0, 10).users().stream()
                .map(KpiUser::userId)
                .toList();
    }
}
