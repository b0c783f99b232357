package dev.rekindle.reactivation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the data reaches. */
@Repository
class NewestRowQuery {

    /** One row: whether there is any settlement or campaign log. */
    private static final String ANY = """
            select exists (select from settlements) or exists (select from campaign_logs) as any_row
            """;

    /** One row: the newest day of a settlement or a campaign log. */
    static final String NEWEST = """
            select greatest(
              (select max(settled_on[cardinality(settled_on)]) from user_histories),
              (select max(sent_at) from campaign_logs))
            """;

    /** At most one row: the day on which most users were logged, the later of two. */
    static final String BUSIEST = """
            select day
            from user_histories
            cross join lateral unnest(sent_on) as day
            group by day
            order by count(*) desc, day desc
            limit 1
            """;

    /** One row per region that has users, ascending. */
    static final String REGIONS = "select distinct region_id from users where region_id is not null order by region_id";

    private final JdbcClient jdbc;

    NewestRowQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasRows() {
        return jdbc.sql(ANY).query(Boolean.class).single();
    }

    Optional<LocalDate> newestDay() {
        return jdbc.sql(NEWEST)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    Optional<LocalDate> busiestCampaignDay() {
        return jdbc.sql(BUSIEST).query(LocalDate.class).optional();
    }

    List<Integer> regions() {
        return jdbc.sql(REGIONS).query(Integer.class).list();
    }
}
