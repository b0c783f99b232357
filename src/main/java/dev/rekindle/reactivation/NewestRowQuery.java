package dev.rekindle.reactivation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the data reaches. */
@Repository
class NewestRowQuery {

    /** One row: the newest day of a settlement or a campaign log. */
    static final String NEWEST = """
            select greatest(
              (select max(settled_on[cardinality(settled_on)]) from user_histories),
              (select max(sent_at) from campaign_logs))
            """;

    /** At most one row: the day on which most users were logged, the later of two. */
    static final String BUSIEST = """
            select sent_at from campaign_logs
            group by sent_at order by count(distinct user_id) desc, sent_at desc limit 1
            """;

    /** One row per region that has users, ascending. */
    static final String REGIONS = "select distinct region_id from users where region_id is not null order by region_id";

    private final JdbcClient jdbc;

    NewestRowQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
