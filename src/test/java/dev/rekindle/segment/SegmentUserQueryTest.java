package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentUserQueryTest {

    private final Segments segments = new Segments();
    private final SegmentUserQuery query = segments.get(SegmentUserQuery.class);
    private final SegmentRules cascade =
            segments.get(SegmentPolicyStore.class).active().rules();

    @BeforeEach
    void threeUsers() {
        segments.day("u1", TODAY.minusDays(2), 5, "500.5", "100", 3);
        segments.day("u2", TODAY, 15, "2000");
        segments.user("u3");
        segments.count(TODAY);
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void everyUserHasAGroupAndTheValuesBehindIt() {
        var window = Window.live(TODAY, cascade, segments.clock.getZone());

        assertThat(query.users(window, null, 0, 10))
                .extracting(SegmentUserQueryTest::line)
                .containsExactly(
                        "u1 Medium R2 F5 M500.5 B-400.5 V3",
                        "u2 High Engaged R0 F15 M2000 B-2000 V0",
                        "u3 At-risk Rnull F0 M0 B0 V0");
        assertThat(query.users(window, null, 1, 1))
                .extracting(SegmentUser::userId)
                .containsExactly("u2");
        assertThat(query.users(window, 0, 0, 10))
                .extracting(SegmentUser::userId)
                .containsExactly("u3");
        assertThat(query.users(window, 1, 0, 10))
                .extracting(SegmentUser::userId)
                .containsExactly("u1");
    }

    @Test
    void asOfADayTheDayItselfIsLeftOut() {
        assertThat(query.users(Window.asOf(TODAY, cascade, segments.clock.getZone()), null, 0, 10))
                .extracting(SegmentUserQueryTest::line)
                .containsExactly(
                        "u1 Medium R2 F5 M500.5 B-400.5 V3",
                        "u2 At-risk Rnull F0 M0 B0 V0",
                        "u3 At-risk Rnull F0 M0 B0 V0");
    }

    private static String line(SegmentUser user) {
        return "%s %s R%s F%d M%s B%s V%d"
                .formatted(
                        user.userId(),
                        user.group(),
                        user.recencyDays(),
                        user.frequency(),
                        user.monetary(),
                        user.balance(),
                        user.visits());
    }
}
