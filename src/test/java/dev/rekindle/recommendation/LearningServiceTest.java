package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.recommendation.LearningDecision.Choice;
import dev.rekindle.recommendation.LearningDecision.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LearningServiceTest extends RekindleTest {

    private static final Choice EVENTS = new Choice(2, ProgrammeKind.EVENT);
    private static final LocalDate DAY = LocalDate.of(2020, 1, 10);

    @Autowired
    private LearningService learning;

    @BeforeEach
    void crm() {
        signIn(Role.CRM);
    }

    @AfterEach
    void nothingLearned() {
        jdbc.sql("delete from shown_proposals").update();
        jdbc.sql("delete from offer_days").update();
        jdbc.sql("delete from learning_decisions").update();
    }

    @Test
    void aNightLearnsFromTheDayBeforeAndOnlyOnce() {
        shown("engaged-limited-event", DAY, 200, 60);
        shown("engaged-ranking-battle", DAY, 200, 2);

        assertThat(learning.learn(DAY))
                .as("as of the day itself nothing has happened")
                .isZero();
        assertThat(learning.learn(DAY.plusDays(1))).isEqualTo(1);
        assertThat(learning.learn(DAY.plusDays(1))).as("nothing is new").isZero();
        assertThat(learning.learn(DAY.plusDays(2))).isZero();

        var decision = learning.newest().get(EVENTS);
        assertThat(decision.learned().weights())
                .containsOnlyKeys("engaged-limited-event", "engaged-ranking-battle", "engaged-community-ranking");
        assertThat(decision.learned().weights().get("engaged-ranking-battle")).isEqualTo(0.05);
        assertThat(decision.learned().counts().get("engaged-limited-event")).isEqualTo(new Learned.Counts(200, 60));
        assertThat(learning.performance(DAY)).contains(new OfferPerformance(2, "engaged-limited-event", 200, 60, 60));
    }

    @Test
    void theRecordMakesTheSameWeightsAgain() {
        for (var day = 0; day < 5; day++) {
            shown("engaged-limited-event", DAY.plusDays(day), 40 + day, 5 + day);
            shown("engaged-ranking-battle", DAY.plusDays(day), 50, 4);
            learning.learn(DAY.plusDays(day + 1));
        }
        learning.freeze(EVENTS);
        learning.release(EVENTS);
        learning.reset(EVENTS);

        assertThat(learning.replay()).isEmpty();

        jdbc.sql("""
                        update learning_decisions
                        set learned = jsonb_set(learned, '{counts, engaged-limited-event, conversions}', '39')
                        where decision_id = (select min(decision_id) + 1 from learning_decisions)
                        """).update();
        assertThat(learning.replay())
                .as("a changed record is found, and what followed from it")
                .isNotEmpty();
    }

    @Test
    void frozenWeightsStayAndALaterNightCatchesUp() {
        learning.freeze(EVENTS);
        var frozen = learning.newest().get(EVENTS).learned().weights();
        shown("engaged-limited-event", DAY, 200, 60);

        assertThat(learning.learn(DAY.plusDays(1))).isZero();
        assertThat(learning.newest().get(EVENTS).learned().weights()).isEqualTo(frozen);
    }

    @Test
    void aResetForgetsAndDoesNotLearnTheSameAgain() {
        shown("engaged-limited-event", DAY, 200, 60);
        learning.learn(DAY.plusDays(1));
        learning.reset(EVENTS);

        var reset = learning.newest().get(EVENTS);
        assertThat(reset.kind()).isEqualTo(Kind.RESET);
        assertThat(reset.decidedBy()).isEqualTo("crm");
        assertThat(reset.learned().evidence()).isEmpty();
        assertThat(reset.learned().weights().values()).containsOnly(1 / 3.0);
        assertThat(learning.learn(reset.asOf().plusDays(1))).isZero();
    }

    @Test
    void hoursOfGroupsAreCountedOnceAWeek() {
        counted("6 days");
        assertThat(learning.countHours()).isZero();
        assertThat(countsOfHours()).isOne();

        counted("8 days");
        learning.countHours();
        assertThat(countsOfHours()).as("counted anew, of nobody").isZero();
    }

    private void counted(String ago) {
        jdbc.sql("delete from group_hours").update();
        jdbc.sql(
                        "insert into group_hours values ('of a test', array_fill(7, array[24]), now() - cast(:ago as interval))")
                .param("ago", ago)
                .update();
    }

    private long countsOfHours() {
        return jdbc.sql("select count(*) from group_hours where rfm_group = 'of a test'")
                .query(Long.class)
                .single();
    }

    private void shown(String offer, LocalDate day, int impressions, int conversions) {
        jdbc.sql("""
                        insert into shown_proposals (
                          user_id, recommendation_id, offer, reward_level, aim, recommended_at, shown_at, clicked_at,
                          converted_at)
                        select 'learning-' || number, uuidv7(), :offer, 2, 'JOIN', time, time,
                          case when number <= :conversions then time end,
                          case when number <= :conversions then time end
                        from generate_series(1, :impressions) as number,
                          (select cast(:day as date)::timestamp at time zone 'Asia/Seoul' + interval '12 hours') as noon (time)
                        """)
                .param("offer", offer)
                .param("day", day)
                .param("impressions", impressions)
                .param("conversions", conversions)
                .update();
    }
}
