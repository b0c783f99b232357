package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentChangeStoreTest {

    private final Segments segments = new Segments();

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void changeHasTheValuesThatDecidedAndTheCause() {
        segments.day("u1", TODAY.minusDays(1), 5, "500.25", "700", 2);
        segments.acted(TODAY, "u1");

        assertThat(segments.lines("""
                        select concat_ws(' ', user_id, from_group, to_group, policy, policy_version, recency_days,
                          frequency, monetary, visits, balance, cause, trigger_event_id,
                          to_char(changed_at at time zone 'Asia/Seoul', 'YYYY-MM-DD HH24:MI'))
                        from segment_changes
                        """))
                .containsExactly(
                        "u1 At-risk Medium rfm-cascade 1 1 5 500.25 2 199.75 user_acted u1-2 2026-11-20 12:00");
    }

    @Test
    void whoStaysInTheirGroupIsNotInTheLedger() {
        segments.day("u1", TODAY.minusDays(1), 5, "500");
        segments.acted(TODAY, "u1");
        segments.day("u1", TODAY, 1, "0");
        segments.acted(TODAY, "u1");
        segments.day("u2", TODAY, 1, "0");
        segments.acted(TODAY, "u2");

        assertThat(segments.ledger()).containsExactly("u1 At-risk > Medium user_acted u1-2");
        assertThat(segments.groups()).containsExactly("u1 Medium", "u2 At-risk");
    }
}
