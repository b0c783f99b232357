package dev.rekindle.risk;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How settlement cycles are distributed. */
@Repository
class CycleCountsQuery {

    /**
     * One row per total_settle_cnt and cycle, over all users; the cycle is absent below two settlements. The fence
     * keeps the planner from taking the number of groups for the number of users, which would leave the work to one
     * process.
     */
    static final String CYCLES = """
            select
              total_settle_cnt, cycle_days, count(*) as users,
              count(*) filter (where settlements = 0) as without_settlement,
              count(*) filter (where settlements = 1) as with_one_settlement
            from (
              select total_settle_cnt, settlements, cycle_days
              from users_as_of(:asOf, :wholeHistory)
              where :everyRegion or region_id in (:regions)
              offset '0'
            ) as evaluated
            group by total_settle_cnt, cycle_days
            """;

    private final JdbcClient jdbc;

    CycleCountsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CycleCounts cycleCounts(LocalDate asOf, History history, Set<Integer> regions) {
        return new CycleCounts(jdbc.sql(CYCLES)
                .param("asOf", asOf)
                .param("wholeHistory", history == History.ALL)
                .param("everyRegion", regions.isEmpty())
                .param("regions", regions.isEmpty() ? Set.of(0) : regions)
                .query((row, number) -> new CycleCounts.Cycle(
                        row.getInt("total_settle_cnt"),
                        row.getObject("cycle_days", Double.class),
                        row.getLong("users"),
                        row.getLong("without_settlement"),
                        row.getLong("with_one_settlement")))
                .list());
    }
}
