package dev.rekindle.retention;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What there is to filter by: in the data, so that no choice leads to nothing. */
@Repository
class FilterChoiceQuery {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    FilterChoiceQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The hundred commonest of each kind, and the newest campaigns. */
    FilterChoices choices() {
        return new FilterChoices(
                jdbc.sql("select rfm_group from user_segments group by rfm_group order by rfm_group")
                        .query(String.class)
                        .list(),
                jdbc.sql("""
                        select region_id
                        from (
                          select region_id
                          from users
                          where region_id is not null
                          group by region_id
                          order by count(*) desc
                          limit :most
                        ) as commonest
                        order by region_id
                        """).param("most", MOST).query(Integer.class).list(),
                jdbc.sql("""
                        select first_action_type
                        from user_activity
                        group by first_action_type
                        order by count(*) desc, first_action_type
                        limit :most
                        """).param("most", MOST).query(String.class).list(),
                jdbc.sql("select distinct sent_at from campaign_logs order by sent_at desc limit :most")
                        .param("most", MOST)
                        .query(LocalDate.class)
                        .list());
    }
}
