package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.segment.WhatIfQuery.Alike;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatIfQueryTest {

    private static final long FITS = 1 << 10;
    private static final long FREQUENCY = 1L << Bound.MIN_FREQUENCY.bit();
    private static final long MONETARY = 1L << Bound.MIN_MONETARY.bit();

    private final Segments segments = new Segments();
    private final WhatIfQuery query = segments.get(WhatIfQuery.class);
    private final SegmentRules cascade =
            segments.get(SegmentPolicyStore.class).active().rules();

    @BeforeEach
    void fourUsers() {
        segments.day("u1", TODAY, 5, "500");
        segments.day("u2", TODAY, 9, "499");
        segments.day("u3", TODAY.minusDays(35), 12, "800");
        segments.day("u3", TODAY, 3, "100");
        segments.user("u4");
        segments.acted(TODAY, "u1", "u2", "u3");
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void usersAreCountedByBothGroupsAndTheBordersTheyStandAt() {
        assertThat(query.now(live(cascade), cascade))
                .containsExactlyInAnyOrder(
                        new Alike(1, FITS + FREQUENCY + MONETARY, 1), new Alike(0, MONETARY, 1), new Alike(0, 0, 1));
    }

    @Test
    void rulesThatCountOtherDaysAreComparedWithTheGroupsOnRecord() {
        var longer = new SegmentRules(
                60,
                cascade.frequency(),
                null,
                cascade.monetary(),
                null,
                cascade.visits(),
                cascade.groups(),
                cascade.lastGroup());

        assertThat(query.over(live(longer), cascade))
                .containsExactlyInAnyOrder(
                        new Alike(1, FITS + FREQUENCY + MONETARY, 1), new Alike(0, MONETARY, 1), new Alike(0, FITS, 1));
    }

    @Test
    void highestGroupThatFitsIsTheUsers() {
        segments.day("u5", TODAY, 40, "20000");
        segments.day("u6", TODAY.minusDays(4), 40, "20000");
        segments.acted(TODAY, "u5", "u6");

        assertThat(query.now(live(cascade), cascade))
                .extracting(alike -> alike.activeRank() + " " + alike.editedRank() + " " + alike.users())
                .containsExactlyInAnyOrder("0 0 1", "0 0 1", "1 1 1", "2 2 1", "3 3 1");
        assertThat(query.now(live(cascade), cascade))
                .filteredOn(alike -> alike.activeRank() == 3)
                .extracting(Alike::standing)
                .containsExactly(FITS + (FITS << 11) + (FITS << 22));
    }

    private Window live(SegmentRules rules) {
        return Window.live(TODAY, rules, segments.clock.getZone());
    }
}
