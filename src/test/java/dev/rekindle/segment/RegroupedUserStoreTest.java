package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegroupedUserStoreTest {

    private final Segments segments = new Segments();
    private final RegroupedUserStore store = segments.get(RegroupedUserStore.class);

    @BeforeEach
    void threeUsersWithAGroup() {
        for (var user : new String[] {"u1", "u2", "u3"}) {
            segments.day(user, TODAY.minusDays(1), 5, "500");
        }
        segments.count(TODAY);
        segments.jdbc.sql("""
                        insert into user_segments (
                          user_id, rfm_group, last_updated, policy, policy_version, next_change_day)
                        values
                          ('u1', 'Medium', now(), 'rfm-cascade', 1, :today),
                          ('u2', 'Medium', now(), 'rfm-cascade', 1, :today + 1),
                          ('u3', 'Low', now(), 'cyber-token', 1, null)
                        """).param("today", TODAY).update();
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void dueIsWhoseNextChangeHasCome() {
        segments.transaction.executeWithoutResult(begun -> {
            assertThat(store.fillDue(TODAY)).isEqualTo(1);
            assertThat(store.all()).containsExactly("u1");
        });
    }

    @Test
    void dueOnesStandBesideThoseWhoAreToBeDecidedAlready() {
        segments.transaction.executeWithoutResult(begun -> {
            segments.prepare();
            segments.touch("u2");
            assertThat(store.addDue(TODAY.plusDays(1))).isEqualTo(1);
            assertThat(store.all()).containsExactly("u1", "u2");
            assertThat(store.addDue(TODAY.plusDays(1))).isZero();
        });
    }

    @Test
    void ofAnotherPolicyIsWhoWasDecidedByOne() {
        var active = segments.get(SegmentPolicyStore.class).active();
        segments.transaction.executeWithoutResult(begun -> {
            assertThat(store.fillOtherPolicy(active, "", 10)).isEqualTo(1);
            assertThat(store.last()).isEqualTo("u3");
        });
    }

    @Test
    void nextGoesThroughAllWithAnActionOrAGroup() {
        segments.jdbc.sql("delete from user_segments where user_id = 'u2'").update();
        segments.jdbc.sql("delete from user_metrics where user_id = 'u3'").update();

        segments.transaction.executeWithoutResult(begun -> {
            assertThat(store.fillNext("", 2)).isEqualTo(2);
            assertThat(store.all()).containsExactly("u1", "u2");
        });
        segments.transaction.executeWithoutResult(begun -> {
            assertThat(store.fillNext("u2", 2)).isEqualTo(1);
            assertThat(store.all()).containsExactly("u3");
        });
        segments.transaction.executeWithoutResult(
                begun -> assertThat(store.fillNext("u3", 2)).isZero());
    }
}
