package dev.rekindle.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** How settlement cycles and recencies are distributed: two passes over the users, each of which several workers share. */
@Repository
class CycleCountsQuery {

    /**
     * One row per total_settle_cnt, size of history (2 means two or more) and cycle, over all users; the cycle is absent
     * below two settlements.
     */
    static final String CYCLES = """
            select
              users.total_settle_cnt, least(coalesce(cycles.settlements, 0), 2) as settlements, cycles.cycle_days,
              count(*) as users
            from users
            left join settlement_cycles(:asOf, :wholeHistory) as cycles on cycles.user_id = users.user_id
            where :everyRegion or users.region_id in (:regions)
            group by users.total_settle_cnt, least(coalesce(cycles.settlements, 0), 2), cycles.cycle_days
            """;

    /** One row per total_settle_cnt and recency, over evaluable users. */
    static final String RECENCIES = """
            select users.total_settle_cnt, cycles.recency_days, count(*) as users
            from users
            join settlement_cycles(:asOf, :wholeHistory) as cycles on cycles.user_id = users.user_id
            where cycles.settlements >= 2 and (:everyRegion or users.region_id in (:regions))
            group by users.total_settle_cnt, cycles.recency_days
            """;

    private final JdbcClient jdbc;

    CycleCountsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CycleCounts cycleCounts(LocalDate asOf, History history, Set<Integer> regions) {
        var cycles = new ArrayList<CycleCounts.Cycle>();
        var histories = new ArrayList<CycleCounts.HistorySize>();
        ask(CYCLES, asOf, history, regions).query(row -> {
            int total = row.getInt("total_settle_cnt");
            long users = row.getLong("users");
            histories.add(new CycleCounts.HistorySize(total, row.getInt("settlements"), users));
            double cycle = row.getDouble("cycle_days");
            if (!row.wasNull()) {
                cycles.add(new CycleCounts.Cycle(total, cycle, users));
            }
        });
        var recencies = ask(RECENCIES, asOf, history, regions)
                .query((row, number) -> new CycleCounts.Recency(
                        row.getInt("total_settle_cnt"), row.getInt("recency_days"), row.getLong("users")))
                .list();
        return new CycleCounts(cycles, recencies, histories);
    }

    private StatementSpec ask(String sql, LocalDate asOf, History history, Set<Integer> regions) {
        return jdbc.sql(sql)
                .param("asOf", asOf)
                .param("wholeHistory", history == History.ALL)
                .param("everyRegion", regions.isEmpty())
                .param("regions", regions.isEmpty() ? Set.of(0) : regions);
    }
}
