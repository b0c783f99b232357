package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    @Test
    void lifetimeValueIsTheProductOfItsFactors() {
        segments.day("u1", TODAY.minusDays(29), 5, "500");
        segments.day("u1", TODAY, 5, "310");
        segments.day("new", TODAY, 5, "700");
        segments.day("old", TODAY.minusDays(200), 5, "500");
        segments.acted(TODAY, "u1", "new", "old");
        segments.jdbc.sql("""
                        insert into segment_lifetimes
                        select 'rfm-cascade', 1, :today, rfm_group, 0, 0, lifetime
                        from (values ('At-risk', 2), ('Medium', 4)) as given (rfm_group, lifetime)
                        """).param("today", TODAY).update();

        var ltv = segments.lines("""
                        select concat_ws(' ', user_id, rfm_group, mean_payment::numeric(9, 2),
                          visits_per_30_days::numeric(9, 4), expected_lifetime, ltv::numeric(9, 2))
                        from user_ltv
                        order by user_id
                        """);

        assertThat(ltv)
                .containsExactly(
                        "new Medium 700.00 4.2857 4 12000.00",
                        "old At-risk 0.00 0.0000 2 0.00",
                        "u1 Medium 405.00 2.0000 4 3240.00");
        assertThat(700 * 4.2857 * 4).isCloseTo(12000, within(1.0));
    }

    private void estimate(LocalDate asOf) {
        store.estimate(active, asOf, Window.asOf(asOf.minusDays(30), active.rules(), segments.clock.getZone()));
    }
}
