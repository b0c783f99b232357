package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentRegroupServiceTest {

    private final Segments segments = new Segments();
    private final SegmentRegroupService service = segments.get(SegmentRegroupService.class);

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void theNightTakesOnDownWhomRecencyTakes() {
        segments.day("u1", TODAY, 30, "10000");
        segments.acted(TODAY, "u1");

        assertThat(service.passTime(TODAY.plusDays(2))).isZero();
        assertThat(segments.groups()).containsExactly("u1 Whale");
        assertThat(service.passTime(TODAY.plusDays(3))).isEqualTo(1);
        assertThat(segments.groups()).containsExactly("u1 High Engaged");
        assertThat(service.passTime(TODAY.plusDays(3)))
                .as("once a day is enough")
                .isZero();
        assertThat(service.passTime(TODAY.plusDays(6))).isEqualTo(1);
        assertThat(service.passTime(TODAY.plusDays(11))).isEqualTo(1);
        assertThat(service.passTime(TODAY.plusDays(500))).as("never due again").isZero();

        assertThat(segments.ledger())
                .containsExactly(
                        "u1 At-risk > Whale user_acted u1-2",
                        "u1 Whale > High Engaged time_passed",
                        "u1 High Engaged > Medium time_passed",
                        "u1 Medium > At-risk time_passed");
        assertThat(segments.lines("select payload::json ->> 'cause' from outbox order by position"))
                .containsExactly("user_acted", "time_passed", "time_passed", "time_passed");
    }

    @Test
    void whomANightTookDownBeforeItsDayIsTakenBack() {
        segments.day("u1", TODAY, 30, "10000");
        segments.acted(TODAY, "u1");
        service.passTime(TODAY.plusDays(6));
        assertThat(segments.groups()).containsExactly("u1 Medium");
        assertThat(service.passTime(TODAY)).as("nobody is due").isZero();

        assertThat(service.turnBack(TODAY)).isOne();

        assertThat(segments.groups()).containsExactly("u1 Whale");
        assertThat(segments.ledger()).last().isEqualTo("u1 Medium > Whale time_passed");
        assertThat(service.passTime(TODAY.plusDays(3))).as("due again").isOne();
    }

    @Test
    void timeCanTakeSomebodyUp() {
        segments.activate("cyber-token", 1);
        segments.day("u1", TODAY.minusDays(30), 1, "1500", "0", 0);
        segments.day("u1", TODAY, 5, "1000", "0", 2);
        segments.acted(TODAY, "u1");
        assertThat(segments.groups()).as("2500 tokens are too many for Medium").containsExactly("u1 Low");

        segments.rolled(TODAY.plusDays(1), "u1");

        assertThat(segments.groups()).containsExactly("u1 Medium");
        assertThat(segments.ledger()).containsExactly("u1 Low > Medium time_passed");
    }

    @Test
    void theNightTouchesOnlyWhoIsDue() {
        segments.day("due", TODAY, 30, "10000");
        segments.day("low", TODAY, 1, "0");
        segments.day("later", TODAY, 5, "500");
        segments.acted(TODAY, "due", "low", "later");
        segments.clock.set(TODAY.plusDays(3));

        service.passTime(TODAY.plusDays(3));

        assertThat(segments.lines("select user_id from user_segments where last_updated > '2026-11-21'"))
                .containsExactly("due");
    }

    @Test
    void newPolicyTakesEverybodyIntoTheirGroup() {
        segments.day("u1", TODAY, 15, "2000");
        segments.day("u2", TODAY, 1, "0");
        segments.day("u3", TODAY, 15, "2000", "0", 5);
        segments.acted(TODAY, "u1", "u2", "u3");
        segments.jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, risk_profile, last_updated, policy, policy_version)
                        values ('u4', 'At-risk', 'High-Risk', now(), 'rfm-cascade', 1)
                        """).update();
        segments.jdbc.sql("delete from outbox").update();
        segments.activate("cyber-token", 1);
        var progress = new ArrayList<Long>();

        assertThat(service.followPolicy(progress::add)).isEqualTo(4);

        assertThat(progress).containsExactly(4L);
        assertThat(segments.groups()).containsExactly("u1 Low", "u2 Low", "u3 High Engaged", "u4 Low");
        assertThat(segments.ledger())
                .endsWith(
                        "u1 High Engaged > Low policy_changed",
                        "u2 At-risk > Low policy_changed",
                        "u4 At-risk > Low policy_changed");
        assertThat(segments.lines("select distinct payload::json ->> 'cause' from outbox"))
                .containsExactly("policy_changed");
        assertThat(segments.lines("select user_id from user_rewards"))
                .as("not for a policy")
                .isEmpty();
        assertThat(service.followPolicy(progress::add)).isZero();
    }

    @Test
    void whatAPolicyChangeLeftUndoneIsDoneInTheNight() {
        segments.day("u1", TODAY, 15, "2000");
        segments.acted(TODAY, "u1");
        segments.activate("cyber-token", 1);

        assertThat(service.passTime(TODAY)).isEqualTo(1);

        assertThat(segments.groups()).containsExactly("u1 Low");
    }

    @Test
    void recomputationNamesWhatDiffersAndPutsItRight() {
        segments.day("u1", TODAY, 15, "2000");
        segments.day("u2", TODAY, 5, "500");
        segments.day("u3", TODAY, 1, "0");
        segments.acted(TODAY, "u1", "u2", "u3");
        assertThat(service.recompute()).isEmpty();
        segments.jdbc
                .sql("update user_segments set rfm_group = 'Whale' where user_id = 'u1'")
                .update();
        segments.jdbc.sql("delete from user_segments where user_id = 'u2'").update();
        segments.jdbc.sql("delete from outbox").update();

        assertThat(service.recompute())
                .containsExactly(
                        "user u1 was in Whale, but belongs into High Engaged",
                        "user u2 was in At-risk, but belongs into Medium");

        assertThat(segments.groups()).containsExactly("u1 High Engaged", "u2 Medium", "u3 At-risk");
        assertThat(segments.ledger()).endsWith("u1 Whale > High Engaged recomputed", "u2 At-risk > Medium recomputed");
        assertThat(segments.lines("select payload from outbox")).isEmpty();
        assertThat(service.recompute()).isEmpty();
    }
}
