package dev.rekindle.risk;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long evaluable users have been away. */
@Repository
class RecencyCountsQuery {

    /** One row per total_settle_cnt and recency, over evaluable users. The fence is the one of the cycles' counts. */
    static final String RECENCIES = """
            select total_settle_cnt, recency_days, count(*) as users
            from (
              select total_settle_cnt, recency_days
              from users_as_of(:asOf, :wholeHistory)
              where settlements >= 2 and (:everyRegion or region_id in (:regions))
              offset '0'
            ) as evaluated
            group by total_settle_cnt, recency_days
            """;

    private final JdbcClient jdbc;

    RecencyCountsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RecencyCounts recencyCounts(LocalDate asOf, History history, Set<Integer> regions) {
        return new RecencyCounts(jdbc.sql(RECENCIES)
                .param("asOf", asOf)
                .param("wholeHistory", history == History.ALL)
                .param("everyRegion", regions.isEmpty())
                .param("regions", regions.isEmpty() ? Set.of(0) : regions)
                .query((row, number) -> new RecencyCounts.Recency(
                        row.getInt("total_settle_cnt"), row.getInt("recency_days"), row.getLong("users")))
                .list());
    }
}
