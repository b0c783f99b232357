package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.segment.SegmentCountQuery.Counted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentCountQueryTest {

    private final Segments segments = new Segments();
    private final SegmentCountQuery query = segments.get(SegmentCountQuery.class);
    private final SegmentRules cascade =
            segments.get(SegmentPolicyStore.class).active().rules();

    @BeforeEach
    void fourUsers() {
        segments.day("u1", TODAY, 5, "500");
        segments.day("u2", TODAY.minusDays(1), 5, "490");
        segments.day("u2", TODAY, 1, "10");
        segments.day("u3", TODAY.minusDays(90), 5, "500");
        segments.user("u4");
        segments.count(TODAY);
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void liveIncludesToday() {
        assertThat(query.counts(Window.live(TODAY, cascade, segments.clock.getZone())))
                .as("500 in one day and in two, for seven days at least")
                .containsExactlyInAnyOrder(new Counted(1, 2, 1000 * 30 / 7.0), new Counted(0, 1, 0));
        assertThat(query.users()).isEqualTo(4);
    }

    @Test
    void asOfADayIsWhatLiesBeforeIt() {
        assertThat(query.counts(Window.asOf(TODAY, cascade, segments.clock.getZone())))
                .containsExactlyInAnyOrder(new Counted(0, 2, 490 * 30 / 7.0));
        assertThat(query.counts(Window.asOf(TODAY.minusDays(89), cascade, segments.clock.getZone())))
                .containsExactlyInAnyOrder(new Counted(1, 1, 500 * 30 / 7.0));
    }
}
