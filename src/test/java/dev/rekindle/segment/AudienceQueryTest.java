package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.segment.AudienceConditions.Range;
import dev.rekindle.segment.AudienceQuery.Alike;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudienceQueryTest {

    private final Segments segments = new Segments();
    private final AudienceQuery query = segments.get(AudienceQuery.class);

    @BeforeEach
    void fiveUsers() {
        segments.day("u1", TODAY, 5, "500", "600", 2);
        segments.day("u2", TODAY.minusDays(3), 20, "3000");
        segments.day("u3", TODAY, 1, "0");
        segments.user("u4");
        segments.day("u5", TODAY, 5, "500");
        segments.count(TODAY);
        segments.jdbc.sql("""
                        update users
                        set region_id = case when user_id in ('u1', 'u2') then 7 when user_id = 'u3' then 8 end,
                          total_settle_cnt = right(user_id, 1)::integer,
                          marketing_consent = case when user_id = 'u5' then false end
                        """).update();
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void eachConditionHoldsByItsOwnValue() {
        assertThat(fitting(range(AudienceCondition.RECENCY_DAYS, null, "2"))).containsExactly("u1", "u3");
        assertThat(fitting(range(AudienceCondition.RECENCY_DAYS, "1", null)))
                .as("who never acted has no R")
                .containsExactly("u2");
        assertThat(fitting(range(AudienceCondition.FREQUENCY, null, "5"))).containsExactly("u1", "u3", "u4");
        assertThat(fitting(range(AudienceCondition.MONETARY, "499.99", "500"))).containsExactly("u1");
        assertThat(fitting(range(AudienceCondition.VISITS, "1", null))).containsExactly("u1");
        assertThat(fitting(range(AudienceCondition.BALANCE, null, "-1"))).containsExactly("u2");
        assertThat(fitting(new AudienceConditions(null, Set.of("High Engaged", "At-risk"), null, null)))
                .containsExactly("u2", "u3", "u4");
        assertThat(fitting(new AudienceConditions(null, Set.of("Low"), null, null)))
                .as("not a group of the active policy")
                .isEmpty();
        assertThat(fitting(new AudienceConditions(null, null, Set.of(7), null))).containsExactly("u1", "u2");
        assertThat(fitting(new AudienceConditions(null, null, null, Set.of("light"))))
                .containsExactly("u1");
        assertThat(fitting(AudienceConditions.NONE))
                .as("the protected one is left out")
                .containsExactly("u1", "u2", "u3", "u4");
    }

    @Test
    void usersAreCountedByWhatTheyFail() {
        var conditions = new AudienceConditions(
                Map.of(AudienceCondition.FREQUENCY, new Range(new BigDecimal("5"), null)), null, Set.of(7), null);

        assertThat(query.counts(window(), conditions))
                .containsExactlyInAnyOrder(
                        new Alike(0, false, 2),
                        new Alike(AudienceCondition.REGION.bit(), true, 1),
                        new Alike(AudienceCondition.REGION.bit() + AudienceCondition.FREQUENCY.bit(), false, 2));
    }

    @Test
    void daysThatAreNotKeptAreCounted() {
        var rules = segments.get(SegmentPolicyStore.class).active().rules();
        var yesterday = Window.asOf(TODAY, rules, segments.clock.getZone());

        assertThat(query.users(yesterday, range(AudienceCondition.FREQUENCY, "1", null), 0, 10))
                .containsExactly("u2");
    }

    @Test
    void frozenListKeepsItsUsersAndNotTheProtected() {
        var id = UUID.randomUUID();
        segments.jdbc
                .sql("insert into audiences values (:id, 'frozen', 'users', 1)")
                .param("id", id)
                .update();
        segments.jdbc
                .sql("insert into audience_users values ('u1', :id), ('u5', :id), ('u3', :id)")
                .param("id", id)
                .update();

        assertThat(query.counts(id, TODAY)).containsExactlyInAnyOrder(new Alike(0, false, 2), new Alike(0, true, 1));
        assertThat(query.users(id, TODAY, 0, 10)).containsExactly("u1", "u3");
        assertThat(query.users(id, TODAY, 1, 10)).containsExactly("u3");
    }

    @Test
    void regionsAreThoseThatOccur() {
        assertThat(query.regions()).containsExactly(7, 8);
        assertThat(query.readable(window(), AudienceConditions.NONE)).containsEntry("ranks", "null");
    }

    private List<String> fitting(AudienceConditions conditions) {
        return query.users(window(), conditions, 0, 10);
    }

    private static AudienceConditions range(AudienceCondition of, @Nullable String min, @Nullable String max) {
        return new AudienceConditions(
                Map.of(
                        of,
                        new Range(min == null ? null : new BigDecimal(min), max == null ? null : new BigDecimal(max))),
                null,
                null,
                null);
    }

    private Window window() {
        return Window.live(
                TODAY, segments.get(SegmentPolicyStore.class).active().rules(), segments.clock.getZone());
    }
}
