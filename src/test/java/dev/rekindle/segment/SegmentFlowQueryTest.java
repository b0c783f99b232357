package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.segment.SegmentFlowQuery.Gain;
import dev.rekindle.segment.SegmentFlowQuery.Held;
import dev.rekindle.segment.WhatIf.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentFlowQueryTest {

    private final Segments segments = new Segments();
    private final SegmentFlowQuery query = segments.get(SegmentFlowQuery.class);

    @BeforeEach
    void twoUsersGoTheirWay() {
        segments.day("u1", TODAY, 5, "500");
        segments.acted(TODAY, "u1");
        segments.clock.set(TODAY.plusDays(1));
        segments.day("u1", TODAY.plusDays(1), 10, "1500");
        segments.day("u2", TODAY.plusDays(1), 5, "500");
        segments.acted(TODAY.plusDays(1), "u1", "u2");
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void heldIsWhatIsOnRecord() {
        assertThat(query.held()).containsExactlyInAnyOrder(new Held("High Engaged", 1), new Held("Medium", 1));
    }

    @Test
    void gainIsWhoCameLessWhoLeft() {
        assertThat(query.gainsSince(SettableClock.at(TODAY, 0), segments.clock.getZone()))
                .containsExactly(
                        new Gain(TODAY, "At-risk", -1),
                        new Gain(TODAY, "Medium", 1),
                        new Gain(TODAY.plusDays(1), "At-risk", -1),
                        new Gain(TODAY.plusDays(1), "High Engaged", 1),
                        new Gain(TODAY.plusDays(1), "Medium", 0));
        assertThat(query.gainsSince(SettableClock.at(TODAY.plusDays(1), 0), segments.clock.getZone()))
                .hasSize(3);
    }

    @Test
    void flowIsTheWholeWayOfAUser() {
        assertThat(query.flows(SettableClock.at(TODAY, 0), SettableClock.at(TODAY.plusDays(2), 0)))
                .containsExactlyInAnyOrder(new Flow("At-risk", "High Engaged", 1), new Flow("At-risk", "Medium", 1));
        assertThat(query.flows(SettableClock.at(TODAY.plusDays(1), 0), SettableClock.at(TODAY.plusDays(2), 0)))
                .containsExactlyInAnyOrder(new Flow("Medium", "High Engaged", 1), new Flow("At-risk", "Medium", 1));
    }
}
