package dev.rekindle.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobMatchQueryTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 26);
    private static final MatchTarget CAFE = new MatchTarget("u1", 1, "cafe", 10_000);

    private static JobMatchQuery query;

    @BeforeAll
    static void load() {
        var jdbc = TestDatabase.fresh().jdbc();
        jdbc.sql("""
            insert into job_posts (job_id, category_id, region_id, hourly_rate, posted_at) values
              ('job_1', 'cafe', 1, 11000, '2023-10-26'),
              ('job_2', 'cafe', 1, 10999, '2023-10-26'),
              ('job_9', 'cafe', 1, 15000, '2023-10-01'),
              ('job_10', 'bakery', 1, 15000, '2023-10-01'),
              ('job_11', 'cafe', 2, 20000, '2023-10-01'),
              ('job_12', 'cafe', 1, 12000, '2023-10-27'),
              ('job_13', 'delivery', 1, 20000, '2023-10-01')
            """).update();
        jdbc.sql("insert into category_map values ('cafe', 'bakery'), ('cafe', 'cafe'), ('delivery', 'cafe')")
                .update();
        query = new JobMatchQuery(jdbc);
    }

    @Test
    void postFitsByRegionCategoryAndExactlyTenPercentMorePay() {
        assertThat(query.matches(List.of(CAFE), DAY, policy(PostHorizon.UNTIL, "1.10")))
                .containsExactly(
                        new JobMatch("u1", "job_10", "similar_category", 5_000, "bakery", 15_000),
                        new JobMatch("u1", "job_9", "same_category", 5_000, "cafe", 15_000),
                        new JobMatch("u1", "job_1", "same_category", 1_000, "cafe", 11_000));
    }

    @Test
    void postsAfterTheDayFitWhenAllPostsCount() {
        assertThat(query.matches(List.of(CAFE), DAY, policy(PostHorizon.ALL, "1.10")))
                .extracting(JobMatch::jobId)
                .containsExactly("job_10", "job_9", "job_12", "job_1");
    }

    @Test
    void similarityHoldsOneWayOnly() {
        var baker = new MatchTarget("u2", 1, "bakery", 1_000);

        assertThat(query.matches(List.of(baker), DAY, policy(PostHorizon.ALL, "1.10")))
                .extracting(JobMatch::jobId)
                .containsExactly("job_10");
    }

    @Test
    void categoryThatNoMapMentionsFitsItself() {
        var nobodys = new MatchTarget("u3", 1, "gardening", 0);

        assertThat(query.matches(List.of(nobodys), DAY, policy(PostHorizon.ALL, "1.10")))
                .isEmpty();
    }

    @Test
    void payIsComparedExactlyAtAnyRatio() {
        assertThat(query.matches(List.of(CAFE), DAY, policy(PostHorizon.UNTIL, "1.0999")))
                .extracting(JobMatch::jobId)
                .containsExactly("job_10", "job_9", "job_1", "job_2");
        assertThat(query.matches(List.of(CAFE), DAY, policy(PostHorizon.UNTIL, "1.1000000000000000001")))
                .extracting(JobMatch::jobId)
                .containsExactly("job_10", "job_9");
    }

    @Test
    void whoeverLooksForWorkTodayIsNotShownPostsThatHaveClosedOrAreFull() {
        var jdbc = TestDatabase.fresh().jdbc();
        jdbc.sql("""
            insert into job_posts values
              ('open', 'cafe', 1, 11000, '2023-10-01', null, null),
              ('last day', 'cafe', 1, 12000, '2023-10-01', '2023-10-26', 1),
              ('closed', 'cafe', 1, 13000, '2023-10-01', '2023-10-25', 5),
              ('full', 'cafe', 1, 14000, '2023-10-01', null, 0)
            """).update();
        var open = new JobMatchQuery(jdbc);

        assertThat(open.matches(List.of(CAFE), DAY, policy(PostHorizon.UNTIL, "1.10"), DAY))
                .extracting(JobMatch::jobId)
                .containsExactly("last day", "open");
        assertThat(open.matches(List.of(CAFE), DAY, policy(PostHorizon.UNTIL, "1.10")))
                .extracting(JobMatch::jobId)
                .as("a campaign's target is what the scenario says")
                .containsExactly("full", "closed", "last day", "open");
    }

    private static MatchPolicy policy(PostHorizon posts, String payRatio) {
        return new MatchPolicy(posts, new BigDecimal(payRatio));
    }
}
