package dev.rekindle.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.matching.NearestMiss.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NearestMissQueryTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 26);

    private static NearestMissQuery query;

    @BeforeAll
    static void load() {
        var jdbc = TestDatabase.fresh().jdbc();
        jdbc.sql("""
            insert into job_posts (job_id, category_id, region_id, hourly_rate, posted_at) values
              ('job_1', 'cafe', 1, 10700, '2023-10-01'),
              ('job_2', 'cafe', 1, 10000, '2023-10-01'),
              ('job_3', 'bakery', 4, 12000, '2023-10-01'),
              ('job_4', 'bakery', 6, 90000, '2023-10-01'),
              ('job_5', 'bakery', 3, 12000, '2023-10-27')
            """).update();
        jdbc.sql("insert into category_map values ('cafe', 'bakery')").update();
        query = new NearestMissQuery(jdbc);
    }

    @Test
    void tooLittlePayAtTheRightPlaceComesNearest() {
        assertThat(misses(PostHorizon.UNTIL, new MatchTarget("u1", 1, "cafe", 10_000)))
                .containsExactly(
                        new NearestMiss("u1", Kind.PAY, "job_1", "same_category", 1, 10_700, new BigDecimal("1.0700")));
    }

    @Test
    void elseEnoughPayInTheNearestRegion() {
        assertThat(misses(PostHorizon.UNTIL, new MatchTarget("u2", 2, "cafe", 10_000)))
                .containsExactly(new NearestMiss(
                        "u2", Kind.REGION, "job_3", "similar_category", 4, 12_000, new BigDecimal("1.2000")));
    }

    @Test
    void postsAfterTheDayCountWhenAllDo() {
        assertThat(misses(PostHorizon.ALL, new MatchTarget("u2", 2, "cafe", 10_000)))
                .extracting(NearestMiss::jobId)
                .containsExactly("job_5");
    }

    @Test
    void userWhoseCategoryNobodyOffersHasNone() {
        assertThat(misses(PostHorizon.ALL, new MatchTarget("u3", 1, "gardening", 10_000)))
                .isEmpty();
    }

    private static List<NearestMiss> misses(PostHorizon posts, MatchTarget target) {
        return query.nearestMisses(List.of(target), DAY, new MatchPolicy(posts, new BigDecimal("1.10")));
    }
}
