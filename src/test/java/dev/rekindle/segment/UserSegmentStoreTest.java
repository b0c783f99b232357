package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserSegmentStoreTest {

    private final Segments segments = new Segments();

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void rowHasTheGroupAndTheValuesThatDecided() {
        segments.day("u1", TODAY.minusDays(3), 5, "500.5", "700", 2);
        segments.day("u1", TODAY.minusDays(1), 1, "0");

        segments.acted(TODAY, "u1");

        assertThat(rows())
                .containsExactly("u1 Medium 1 rfm-cascade 1 2026-11-19 6 500.5 2 199.5 2026-11-30 2026-11-20 12:00");
    }

    @Test
    void writingAgainLeavesTheRiskProfileAlone() {
        segments.day("u1", TODAY.minusDays(1), 1, "0");
        segments.acted(TODAY, "u1");
        segments.jdbc.sql("update user_segments set risk_profile = 'Low-Risk'").update();

        segments.day("u1", TODAY, 4, "500");
        segments.acted(TODAY, "u1");

        assertThat(segments.lines("select rfm_group || ' ' || risk_profile from user_segments"))
                .containsExactly("Medium Low-Risk");
    }

    @Test
    void othersAreWhoWereDecidedByAnotherPolicy() {
        var store = segments.get(UserSegmentStore.class);
        var active = segments.get(SegmentPolicyStore.class).active();
        segments.day("u1", TODAY, 1, "0");
        segments.acted(TODAY, "u1");

        assertThat(store.anyOtherThan(active)).isFalse();
        assertThat(store.anyOtherThan(segments.activate("cyber-token", 1))).isTrue();
    }

    private java.util.List<String> rows() {
        return segments.lines("""
                select concat_ws(' ', user_id, rfm_group, streak_count, policy, policy_version, last_action_day,
                  frequency, monetary, visits, balance, next_change_day,
                  to_char(last_updated at time zone 'Asia/Seoul', 'YYYY-MM-DD HH24:MI'))
                from user_segments
                """);
    }
}
