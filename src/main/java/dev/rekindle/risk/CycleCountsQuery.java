package dev.rekindle.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How settlement cycles and recencies are distributed, in one pass over the users. */
@Repository
class CycleCountsQuery {

    /**
     * One row per total_settle_cnt and cycle, per total_settle_cnt and recency (both over evaluable users), and per
     * total_settle_cnt and size of history (over all users). Regions absent: all of them.
     */
    static final String SQL = """
            select
              users.total_settle_cnt,
              least(coalesce(cycles.settlements, 0), 2) as settlements,
              cycles.cycle_days,
              case when cycles.cycle_days is not null then cycles.recency_days end as recency_days,
              grouping(cycles.cycle_days) = 0 as by_cycle,
              grouping(least(coalesce(cycles.settlements, 0), 2)) = 0 as by_size,
              count(*) as users
            from users
            left join settlement_cycles(:asOf, :wholeHistory) as cycles on cycles.user_id = users.user_id
            where :everyRegion or users.region_id in (:regions)
            group by grouping sets (
              (users.total_settle_cnt, cycles.cycle_days),
              (users.total_settle_cnt, case when cycles.cycle_days is not null then cycles.recency_days end),
              (users.total_settle_cnt, least(coalesce(cycles.settlements, 0), 2)))
            """;

    private final JdbcClient jdbc;

    CycleCountsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CycleCounts cycleCounts(LocalDate asOf, History history, Set<Integer> regions) {
        var cycles = new ArrayList<CycleCounts.Cycle>();
        var recencies = new ArrayList<CycleCounts.Recency>();
        var histories = new ArrayList<CycleCounts.HistorySize>();
        jdbc.sql(SQL)
                .param("asOf", asOf)
                .param("wholeHistory", history == History.ALL)
                .param("everyRegion", regions.isEmpty())
                .param("regions", regions.isEmpty() ? Set.of(0) : regions)
                .query(row -> {
                    int total = row.getInt("total_settle_cnt");
                    long users = row.getLong("users");
                    if (row.getBoolean("by_size")) {
                        histories.add(new CycleCounts.HistorySize(total, row.getInt("settlements"), users));
                    } else if (row.getBoolean("by_cycle")) {
                        double cycle = row.getDouble("cycle_days");
                        if (!row.wasNull()) {
                            cycles.add(new CycleCounts.Cycle(total, cycle, users));
                        }
                    } else {
                        int recency = row.getInt("recency_days");
                        if (!row.wasNull()) {
                            recencies.add(new CycleCounts.Recency(total, recency, users));
                        }
                    }
                });
        return new CycleCounts(cycles, recencies, histories);
    }
}
