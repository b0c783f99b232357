package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.segment.UserLtvStore.Run;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserLtvStoreTest {

    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    private final Segments segments = new Segments();
    private final UserLtvStore store = segments.get(UserLtvStore.class);
    private final SegmentPolicy active = segments.get(SegmentPolicyStore.class).active();
    private final Run night = new Run(TODAY, "rfm-cascade", 1, TODAY, segments.clock.instant());

    @BeforeEach
    void threeUsersAndTheirLifetimes() {
        segments.day("u1", TODAY.minusDays(30), 5, "500");
        segments.day("u1", TODAY, 5, "310");
        segments.day("new", TODAY, 5, "700");
        segments.day("old", TODAY.minusDays(200), 5, "500");
        segments.acted(TODAY, "u1", "new", "old");
        segments.jdbc.sql("""
                        insert into segment_lifetimes
                        select 'rfm-cascade', 1, :today, rfm_group, 0, 0, lifetime
                        from (values ('At-risk', 2), ('Medium', 4)) as given (rfm_group, lifetime)
                        """).param("today", TODAY).update();
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void valueIsTheProductOfItsFactors() {
        assertThat(store.writeAll(active, TODAY, TODAY)).isEqualTo(3);

        assertThat(values())
                .containsExactly(
                        "new Medium 700.00 4.2857 4 12000.00 2026-11-20",
                        "old At-risk 0.00 0.0000 2 0.00 2026-11-20",
                        "u1 Medium 405.00 1.9355 4 3135.48 2026-11-20");
        assertThat(store.means())
                .containsEntry("Medium", (12000 + 405 * 60 / 31.0 * 4) / 2)
                .containsEntry("At-risk", 0.0);
    }

    @Test
    void nextNightWritesWhatChangedOnly() {
        store.writeAll(active, TODAY, TODAY);
        segments.user("never");

        assertThat(store.writeChanged(active, night, TODAY))
                .as("the same night again")
                .isZero();

        segments.rolled(TOMORROW, "u1", "new", "old");
        assertThat(store.writeChanged(active, night, TOMORROW))
                .as("u1's oldest day leaves; new's one day is one of seven still, old's are long gone")
                .isEqualTo(1);
        assertThat(values()).contains("u1 At-risk 310.00 0.9677 2 600.00 2026-11-21");

        segments.day("old", TOMORROW, 20, "100");
        segments.acted(TOMORROW, "old");
        assertThat(store.writeChanged(active, night, TOMORROW)).isEqualTo(1);
        assertThat(values()).contains("old At-risk 100.00 0.9677 2 193.55 2026-11-21");
    }

    @Test
    void whoComesIntoAnotherGroupByTimeAloneHasItsLifetime() {
        store.writeAll(active, TODAY, TODAY);
        segments.clock.set(TODAY.plusDays(11));

        segments.rolled(TODAY.plusDays(11), "new");

        assertThat(store.writeChanged(active, night, TODAY.plusDays(11)))
                .as("u1 was due as well")
                .isEqualTo(2);
        assertThat(values()).contains("new At-risk 700.00 2.5000 2 3500.00 2026-12-01");
    }

    @Test
    void whoHasNoMetricsAnyMoreHasNoValue() {
        store.writeAll(active, TODAY, TODAY);
        segments.jdbc.sql("delete from user_metrics where user_id = 'new'").update();

        assertThat(store.writeAll(active, TODAY, TODAY)).isZero();

        assertThat(values()).hasSize(2);
    }

    @Test
    void newestRunIsTheOneOfTheLatestDay() {
        assertThat(store.newest()).isEmpty();
        store.remember(night);
        var later = new Run(TOMORROW, "cyber-token", 1, TODAY, segments.clock.instant());
        store.remember(later);
        store.remember(night);

        assertThat(store.newest()).contains(later);
        assertThat(later.isOf(active)).isFalse();
        assertThat(night.isOf(active)).isTrue();
    }

    private List<String> values() {
        return segments.lines("""
                select concat_ws(' ', user_id, rfm_group, mean_payment::numeric(9, 2),
                  visits_per_30_days::numeric(9, 4), expected_lifetime, ltv::numeric(9, 2), as_of)
                from user_ltv
                order by user_id
                """);
    }
}
