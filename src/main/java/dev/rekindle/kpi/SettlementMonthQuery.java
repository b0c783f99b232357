package dev.rekindle.kpi;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What settlements tell of the months, while nobody has acted in the app. */
@Repository
class SettlementMonthQuery {

    private final JdbcClient jdbc;

    SettlementMonthQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last so many months with settlements, the earliest first; those between without any are left out. */
    List<SettlementMonth> months(int most) {
        return jdbc.sql("""
                        select
                          cast(date_trunc('month', settled_at) as date) as month,
                          count(*) as settlements,
                          count(distinct user_id) as users
                        from settlements
                        group by month
                        order by month desc
                        limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new SettlementMonth(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getLong("settlements"),
                        row.getLong("users")))
                .list()
                .reversed();
    }
}
