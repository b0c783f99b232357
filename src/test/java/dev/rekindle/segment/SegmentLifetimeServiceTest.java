package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentLifetimeServiceTest {

    private final Segments segments = new Segments();
    private final SegmentLifetimeService service = segments.get(SegmentLifetimeService.class);
    private final UserLtvStore values = segments.get(UserLtvStore.class);

    @BeforeEach
    void oneUser() {
        segments.day("u1", TODAY, 5, "500");
        segments.acted(TODAY, "u1");
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void lifetimesAreEstimatedOnceAWeekTheActivePolicysFirst() {
        assertThat(service.estimate(TODAY)).isEqualTo(1);
        assertThat(policiesEstimated()).isEqualTo("rfm-cascade");
        assertThat(service.estimate(TODAY)).isEqualTo(1);
        assertThat(policiesEstimated()).isEqualTo("cyber-token rfm-cascade");
        assertThat(service.estimate(TODAY.plusDays(6))).isZero();
        assertThat(service.estimate(TODAY.plusDays(7))).isEqualTo(1);
    }

    @Test
    void valuesWaitForAnEstimation() {
        assertThat(service.writeValues(TODAY)).isZero();
        assertThat(values.newest()).isEmpty();

        service.estimate(TODAY);

        assertThat(service.writeValues(TODAY)).isEqualTo(1);
        assertThat(service.writeValues(TODAY)).isZero();
        assertThat(service.writeValues(TODAY.minusDays(1)))
                .as("time does not run backwards")
                .isZero();
        assertThat(values.newest())
                .hasValueSatisfying(run -> assertThat(run.asOf()).isEqualTo(TODAY));
    }

    @Test
    void newPolicyOrEstimationGivesEverybodyAnotherValue() {
        service.estimate(TODAY);
        service.writeValues(TODAY);
        assertThat(service.writeValues(TODAY.plusDays(6)))
                .as("nothing happened")
                .isZero();

        service.estimate(TODAY.plusDays(7));
        segments.jdbc.sql("update segment_lifetimes set expected_lifetime = 8").update();

        assertThat(service.writeValues(TODAY.plusDays(7))).isEqualTo(1);
    }

    @Test
    void whatANightToComeEstimatedAndWroteIsForgotten() {
        service.estimate(TODAY);
        service.writeValues(TODAY);
        segments.rolled(TODAY.plusDays(40), "u1");
        service.estimate(TODAY.plusDays(40));
        service.writeValues(TODAY.plusDays(40));
        assertThat(worth()).isEqualTo("0");
        segments.rolled(TODAY, "u1");

        service.turnBack(TODAY);

        assertThat(segments.lines("select max(as_of) from segment_lifetimes")).containsExactly(TODAY.toString());
        assertThat(service.writeValues(TODAY)).isOne();
        assertThat(worth()).isEqualTo("500");
        assertThat(values.newest())
                .hasValueSatisfying(run -> assertThat(run.asOf()).isEqualTo(TODAY));
    }

    private String worth() {
        return segments.lines("select mean_payment from user_ltv").getFirst();
    }

    private String policiesEstimated() {
        return segments.lines("select string_agg(distinct policy, ' ' order by policy) from segment_lifetimes")
                .getFirst();
    }
}
