package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OfferDayStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final OfferDayStore store = new OfferDayStore(jdbc);

    @Test
    void daysAreCountedInTheConfiguredZoneAndAgain() {
        assertThat(store.lastDay()).isEmpty();
        assertThat(store.firstShown(SetClock.SEOUL)).isEmpty();
        shown("u1", "a", "2026-11-19T14:59:59Z", null, null);
        shown("u1", "b", "2026-11-19T15:00:00Z", "2026-11-21T00:00:00Z", "2026-11-21T01:00:00Z");
        shown("u2", "b", "2026-11-20T14:59:59Z", "2026-11-20T14:59:59Z", null);
        shown("u3", "b", "2026-11-20T15:00:00Z", null, null);

        store.count(DAY, DAY.plusDays(1), SetClock.SEOUL);
        store.count(DAY, DAY.plusDays(1), SetClock.SEOUL);

        assertThat(store.performance(DAY, DAY.plusDays(1))).containsExactly(new OfferPerformance(2, "b", 2, 2, 1));
        assertThat(store.lastDay()).contains(DAY);
        assertThat(store.firstShown(SetClock.SEOUL)).contains(DAY.minusDays(1));
        assertThat(store.performance(DAY.plusDays(1), DAY.plusDays(9))).isEmpty();
    }

    private void shown(String user, String offer, String shownAt, String clickedAt, String convertedAt) {
        jdbc.sql("""
                        insert into shown_proposals (
                          user_id, recommendation_id, offer, reward_level, aim, recommended_at, shown_at, clicked_at,
                          converted_at)
                        values (:user, uuidv7(), :offer, 2, 'PLAY', now(), cast(:shown as timestamptz),
                          cast(:clicked as timestamptz), cast(:converted as timestamptz))
                        """)
                .param("user", user)
                .param("offer", offer)
                .param("shown", shownAt)
                .param("clicked", clickedAt)
                .param("converted", convertedAt)
                .update();
    }
}
