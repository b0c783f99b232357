package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentLifetimeStoreTest {

    private static final LocalDate THEN = TODAY.minusDays(30);

    private final Segments segments = new Segments();
    private final SegmentLifetimeStore store = segments.get(SegmentLifetimeStore.class);
    private final SegmentPolicy active = segments.get(SegmentPolicyStore.class).active();

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void lifetimeComesFromThoseInTheGroupThirtyDaysAgoWhoDidNotReturn() {
        segments.day("stayed", THEN.minusDays(1), 5, "500");
        segments.day("stayed", THEN, 1, "0");
        segments.day("churned", THEN.minusDays(10), 5, "500");
        segments.day("returnedTooLate", THEN.minusDays(10), 5, "500");
        segments.day("returnedTooLate", TODAY, 1, "0");
        segments.day("lowStayed", THEN.minusDays(30), 1, "0");
        segments.day("lowStayed", TODAY.minusDays(1), 1, "0");
        segments.day("goneBefore", THEN.minusDays(31), 30, "10000");
        segments.day("newSince", THEN, 30, "10000");

        estimate(TODAY);

        assertThat(segments.lines("""
                        select concat_ws(' ', rfm_group, seen_users, churned_users, expected_lifetime::numeric(9, 4))
                        from segment_lifetimes
                        order by rfm_group
                        """))
                .containsExactly(
                        "At-risk 1 0 4.0000", "High Engaged 0 0 2.0000", "Medium 3 2 1.6000", "Whale 0 0 2.0000");
    }

    @Test
    void newestEstimationByTheDayCounts() {
        estimate(TODAY.minusDays(7));
        segments.day("stayed", THEN.minusDays(1), 5, "500");
        segments.day("stayed", THEN, 1, "0");
        estimate(TODAY);

        assertThat(store.newest(active, TODAY)).contains(TODAY);
        assertThat(store.newest(active, TODAY.minusDays(1))).contains(TODAY.minusDays(7));
        assertThat(store.newest(active, TODAY.minusDays(8))).isEmpty();
        assertThat(store.lifetimes(active, TODAY)).containsEntry("Medium", 4.0).hasSize(4);
        assertThat(store.lifetimes(active, TODAY.minusDays(1))).containsEntry("Medium", 2.0);
        assertThat(store.lifetimes(active, TODAY.minusDays(8))).isEmpty();
    }

    private void estimate(LocalDate asOf) {
        segments.count(TODAY);
        store.estimate(active, asOf, Window.asOf(asOf.minusDays(30), active.rules(), segments.clock.getZone()));
    }
}
