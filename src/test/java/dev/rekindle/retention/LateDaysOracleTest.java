package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.activity.Arrival;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Days that come late, in any order, before, while and after the past is counted: what is counted and what came late
 * say of every filter and part what the marks of all users say. Today is Saturday, 2026-11-21, in Seoul.
 */
class LateDaysOracleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final List<String> TYPES = List.of("PLAY_GAME", "VISIT_SITE", "EARN_GEMS");
    private static final List<CohortFilter> FILTERS = List.of(
            CohortFilter.NONE,
            new CohortFilter("Whale", null, null, null, null),
            new CohortFilter(null, 1, null, null, null),
            new CohortFilter(null, null, "PLAY_GAME", null, null),
            new CohortFilter("Medium", 2, "VISIT_SITE", null, null));
    private static final List<Integer> CURVE =
            IntStream.rangeClosed(0, 40).boxed().toList();

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");
    private final ActivityCountingService counting = cohorts.get(ActivityCountingService.class);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatCameLateIsCountedAsIfItHadComeInTime(long seed) {
        var random = new Random(seed);
        send(random, 200, 60);
        for (var round = 0; round < 3; round++) {
            cohorts.jdbc
                    .sql("update recounts set counted_at = counted_at - interval '1 day'")
                    .update();
            moveUsers(random);
            assertThat(cohorts.countWhile(() -> send(random, 15, 90))).isTrue();
            for (var batch = 0; batch < 3; batch++) {
                send(random, 15, 90);
            }
            assertThat(counting.isCounted(CohortFilter.NONE)).isTrue();
            var asOf = round == 0 ? null : TODAY.minusDays((round - 1) * 5L);
            var counted = everything(asOf);
            fromTheMarks(asOf)
                    .forEach((question, answer) ->
                            assertThat(counted.get(question)).as(question).isEqualTo(answer));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void whoeverMovesBetweenSlicesAfterwardsPartsAddUpAndNoneIsBelowNone(long seed) {
        var random = new Random(seed);
        send(random, 200, 60);
        moveUsers(random);
        assertThat(counting.countDue()).isTrue();
        send(random, 20, 90);
        moveUsers(random);
        send(random, 20, 90);
        moveUsers(random);
        assertThat(counting.isCounted(CohortFilter.NONE)).isTrue();

        var grids = cohorts.get(CohortCounting.class);
        for (var period : CohortPeriod.values()) {
            var all = new CohortGrid();
            grids.count(
                            period,
                            RetentionMode.ON,
                            CohortFilter.NONE,
                            CohortSplit.SEGMENT,
                            TODAY.plusDays(1),
                            CohortCounting.ALL)
                    .values()
                    .forEach(grid -> grid.cohorts()
                            .forEach((cohort, cells) -> cells.forEach((number, users) -> {
                                assertThat(users).isPositive();
                                all.add(cohort, number, users);
                            })));
            assertThat(all.cohorts())
                    .isEqualTo(grids.activity(
                                    period, CohortFilter.NONE, CohortSplit.NONE, TODAY.plusDays(1), CohortCounting.ALL)
                            .active()
                            .get("")
                            .cohorts());
        }
        for (var filter : FILTERS) {
            assertThat(cohorts.service.churn(question(CohortPeriod.DAY, null, filter), 60))
                    .allSatisfy(rate -> assertThat(rate.churned()).isBetween(0L, rate.seen()));
        }
    }

    /** What every question about cohorts answers. */
    private Map<String, Object> everything(@Nullable LocalDate asOf) {
        var answers = new LinkedHashMap<String, Object>();
        for (var filter : FILTERS) {
            for (var period : CohortPeriod.values()) {
                var question = question(period, asOf, filter);
                answers.put("triangle " + question, Cohorts.lines(cohorts.service.triangle(question)));
                answers.put("lifecycle " + question, cohorts.service.lifecycle(question, 30));
                answers.put("churn " + question, cohorts.service.churn(question, 30));
            }
            for (var by :
                    List.of(CohortSplit.NONE, CohortSplit.SEGMENT, CohortSplit.REGION, CohortSplit.FIRST_ACTION)) {
                answers.put(
                        "curve by " + by + " " + filter,
                        cohorts.service.retention(question(CohortPeriod.DAY, asOf, filter), by, CURVE));
            }
        }
        return answers;
    }

    /** The same while nothing is known to be counted. */
    private Map<String, Object> fromTheMarks(@Nullable LocalDate asOf) {
        var basis = cohorts.rows("select basis from recounts").getFirst();
        cohorts.jdbc.sql("update recounts set basis = ''").update();
        var answers = everything(asOf);
        cohorts.jdbc
                .sql("update recounts set basis = :basis")
                .param("basis", basis)
                .update();
        return answers;
    }

    private static CohortQuestion question(CohortPeriod period, @Nullable LocalDate asOf, CohortFilter filter) {
        return new CohortQuestion(period, RetentionMode.ON, asOf, null, null, filter);
    }

    /** A batch of so many users: most of it of the last days, and some of it older than all there was. */
    private void send(Random random, int actions, int users) {
        var batch = new ArrayList<Arrival>();
        for (var i = 0; i < actions; i++) {
            var back = random.nextInt(random.nextInt(3) > 0 ? 4 : 150);
            batch.add(cohorts.action(
                    "u" + random.nextInt(users),
                    TYPES.get(random.nextInt(TYPES.size())),
                    "%sT%02d:00:00+09:00".formatted(TODAY.minusDays(back), random.nextInt(12))));
        }
        cohorts.send(batch);
    }

    private void moveUsers(Random random) {
        for (var user : cohorts.rows("select user_id from users order by user_id")) {
            if (random.nextInt(3) == 0) {
                cohorts.jdbc
                        .sql("update users set region_id = :region where user_id = :user")
                        .param("region", random.nextInt(3))
                        .param("user", user)
                        .update();
                cohorts.jdbc
                        .sql("""
                                insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                                values (:user, :segment, now(), 'rfm-cascade', 1)
                                on conflict (user_id) do update set rfm_group = excluded.rfm_group
                                """)
                        .param("user", user)
                        .param("segment", random.nextBoolean() ? "Whale" : "Medium")
                        .update();
            }
        }
    }
}
