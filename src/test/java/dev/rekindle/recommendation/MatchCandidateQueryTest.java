package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.matching.MatchTarget;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MatchCandidateQueryTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 26);

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final MatchCandidateQuery query = new MatchCandidateQuery(jdbc);

    @Test
    void theLastSettlementUpToTheDaySaysWhatToLookFor() {
        jdbc.sql("insert into users (user_id, region_id) values ('u1', 7), ('u2', 8), ('u3', null)")
                .update();
        jdbc.sql("""
                        update user_histories
                        set settled_on = settled::date[], category_ids = categories::text[], hourly_rates = rates::integer[]
                        from (values
                          ('u1', '{2023-10-01,2023-10-26,2023-10-27}', '{cafe,bakery,delivery}', '{1000,2000,3000}'),
                          ('u2', '{2023-10-27}', '{cafe}', '{1000}')) as history (owner, settled, categories, rates)
                        where user_id = owner
                        """).update();

        assertThat(query.candidate("u1", DAY).orElseThrow().target())
                .contains(new MatchTarget("u1", 7, "bakery", 2_000));
        assertThat(query.candidate("u2", DAY).orElseThrow().target()).isEmpty();
        assertThat(query.candidate("u3", DAY).orElseThrow().target()).isEmpty();
        assertThat(query.candidate("nobody", DAY)).isEmpty();
    }
}
