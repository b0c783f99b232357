package dev.rekindle.recommendation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code group_hours}: when the users of each group are there. */
@Repository
class GroupHoursStore {

    private final JdbcClient jdbc;

    GroupHoursStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Actions by hour of the day, of each group: 24 of them. */
    Map<String, List<Long>> hours() {
        var hours = new HashMap<String, List<Long>>();
        jdbc.sql("select rfm_group, hours from group_hours").query(row -> {
            hours.put(row.getString("rfm_group"), List.of((Long[])
                    row.getArray("hours").getArray()));
        });
        return hours;
    }

    /**
     * Counts all groups anew. In words rather than by unnest, which would make 24 rows of every user.
     *
     * @return how many groups there are
     */
    int count(Instant at) {
        jdbc.sql("delete from group_hours").update();
        return jdbc.sql("""
                        insert into group_hours (rfm_group, hours, counted_at)
                        select
                          segments.rfm_group,
                          array[
                            sum(metrics.hours[1]), sum(metrics.hours[2]), sum(metrics.hours[3]), sum(metrics.hours[4]),
                            sum(metrics.hours[5]), sum(metrics.hours[6]), sum(metrics.hours[7]), sum(metrics.hours[8]),
                            sum(metrics.hours[9]), sum(metrics.hours[10]), sum(metrics.hours[11]), sum(metrics.hours[12]),
                            sum(metrics.hours[13]), sum(metrics.hours[14]), sum(metrics.hours[15]), sum(metrics.hours[16]),
                            sum(metrics.hours[17]), sum(metrics.hours[18]), sum(metrics.hours[19]), sum(metrics.hours[20]),
                            sum(metrics.hours[21]), sum(metrics.hours[22]), sum(metrics.hours[23]), sum(metrics.hours[24])],
                          :at
                        from user_segments as segments
                        join user_metrics as metrics on metrics.user_id = segments.user_id
                        group by segments.rfm_group
                        """).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }
}
