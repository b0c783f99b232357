package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovedUserStoreTest {

    private final Segments segments = new Segments();
    private final MovedUserStore store = segments.get(MovedUserStore.class);

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void whoComesFromNowhereComesFromTheLastGroup() {
        segments.day("u1", TODAY, 30, "10000");
        segments.day("u2", TODAY, 1, "0");

        assertThat(decide("u1", "u2"))
                .containsExactly(
                        "u1 At-risk 0 > Whale 3 user_acted R0 F30 M10000 2026-11-23",
                        "u2 At-risk 0 > At-risk 0 user_acted R0 F1 M0");
    }

    @Test
    void onlyWhoseRowDiffersIsKept() {
        segments.day("u1", TODAY.minusDays(1), 15, "2000");
        segments.acted(TODAY, "u1");

        assertThat(decide("u1")).isEmpty();

        segments.day("u1", TODAY.minusDays(1), 1, "1");
        assertThat(decide("u1")).as("F and M alone make no difference").isEmpty();

        segments.day("u1", TODAY, 1, "1");
        assertThat(decide("u1"))
                .as("the streak and the next change do")
                .containsExactly("u1 High Engaged 2 > High Engaged 2 user_acted R0 F17 M2002 2026-11-26");
    }

    @Test
    void whoIsInAGroupOfAnotherPolicyMovesBecauseOfIt() {
        segments.day("u1", TODAY, 15, "2000");
        segments.acted(TODAY, "u1");
        segments.activate("cyber-token", 1);

        assertThat(decide("u1")).containsExactly("u1 High Engaged 2 > Low 0 policy_changed R0 F15 M2000");
    }

    @Test
    void countsThatAreNotKeptAreTakenFromTheDays() {
        segments.day("u1", TODAY.minusDays(40), 5, "500");
        segments.day("u1", TODAY, 25, "9500");
        segments.day("u2", TODAY, 30, "10000");
        var rules = segments.get(SegmentPolicyStore.class).active().rules();
        var longer = new SegmentRules(
                40, rules.frequency(), null, rules.monetary(), null, rules.visits(), rules.groups(), rules.lastGroup());
        segments.get(SegmentPolicyStore.class).add("longer", 1, longer, segments.clock.instant(), "test");
        segments.activate("longer", 1);

        assertThat(decide("u1"))
                .as("u2 is not touched; the day 40 days ago leaves tomorrow")
                .containsExactly("u1 At-risk 0 > Whale 3 user_acted R0 F30 M10000 2026-11-21");
    }

    @Test
    void whoHasAGroupAndNoActionIsInTheLastOne() {
        segments.jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values ('u1', 'Low', now(), 'cyber-token', 1)
                        """).update();
        var active = segments.get(SegmentPolicyStore.class).active();

        segments.transaction.executeWithoutResult(begun -> {
            segments.prepare();
            segments.touch("u1");
            store.prepare();
            assertThat(store.decideWithoutAction(active, ChangeCause.TIME_PASSED))
                    .isEqualTo(1);
            assertThat(moved()).containsExactly("u1 Low 0 > At-risk 0 policy_changed F0 M0");
            assertThat(store.movers()).isEqualTo(1);
        });
    }

    @Test
    void triggerIsTheLastNewActionOfWhoMoves() {
        segments.day("u1", TODAY, 15, "2000");
        segments.day("u2", TODAY, 1, "0");
        segments.count(TODAY);
        var active = segments.get(SegmentPolicyStore.class).active();

        segments.transaction.executeWithoutResult(begun -> {
            segments.prepare();
            segments.touch("u1", "u2");
            segments.newAction("u1", "late", TODAY, 11, "PLAY_GAME", null);
            segments.newAction("u1", "early", TODAY, 10, "PLAY_GAME", null);
            segments.newAction("u2", "other", TODAY, 12, "PLAY_GAME", null);
            store.prepare();
            store.decide(active, window(active), null, ChangeCause.USER_ACTED);
            store.nameTriggers();
            assertThat(segments.lines(
                            "select concat_ws(' ', user_id, trigger_event_id) from moved_users order by user_id"))
                    .containsExactly("u1 late", "u2");
        });
    }

    @Test
    void sentencesSayWhatDiffered() {
        segments.day("u1", TODAY, 15, "2000");
        segments.day("u2", TODAY, 15, "2000");
        segments.acted(TODAY, "u1", "u2");
        segments.jdbc
                .sql("update user_segments set rfm_group = 'Whale' where user_id = 'u1'")
                .update();
        segments.jdbc
                .sql("update user_segments set next_change_day = null where user_id = 'u2'")
                .update();
        var active = segments.get(SegmentPolicyStore.class).active();

        segments.transaction.executeWithoutResult(begun -> {
            segments.prepare();
            segments.touch("u1", "u2");
            store.prepare();
            store.decide(active, window(active), null, ChangeCause.RECOMPUTED);
            assertThat(store.sentences(10))
                    .containsExactly(
                            "user u1 was in Whale, but belongs into High Engaged",
                            "user u2 had another policy, streak or next change");
            assertThat(store.sentences(1)).hasSize(1);
        });
    }

    private List<String> decide(String... users) {
        segments.count(TODAY);
        var active = segments.get(SegmentPolicyStore.class).active();
        return segments.transaction.execute(begun -> {
            segments.prepare();
            segments.touch(users);
            store.prepare();
            var window = window(active);
            store.decide(active, window, window.kept() ? null : List.of(users), ChangeCause.USER_ACTED);
            return moved();
        });
    }

    private Window window(SegmentPolicy active) {
        return Window.live(TODAY, active.rules(), segments.clock.getZone());
    }

    private List<String> moved() {
        return segments.lines("""
                select concat_ws(' ', user_id, from_group, from_rank, '>', to_group, to_rank, cause,
                  'R' || recency_days, 'F' || frequency, 'M' || monetary, next_change_day)
                from moved_users
                order by user_id
                """);
    }
}
