package dev.rekindle.recommendation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The day of the last count. */
    Optional<LocalDate> countedOn(ZoneId zone) {
        return jdbc.sql("select max(counted_at) as at from group_hours")
                .query((row, number) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
                .single()
                .map(at -> LocalDate.ofInstant(at.toInstant(), zone));
    }

    /**
     * Counts all groups anew, over the last four weeks: so each day of the week counts alike, and a longer history
     * costs no more.
     *
     * @return how many groups there are
     */
    int count(Instant at, ZoneId zone) {
        jdbc.sql("delete from group_hours").update();
        return jdbc.sql("""
                        with counted as (
                          select segments.rfm_group, date_part('hour', action_timestamp at time zone :zone) as hour,
                            count(*) as actions
                          from user_actions as actions
                          join user_segments as segments on segments.user_id = actions.user_id
                          where action_timestamp >= cast(:at as timestamptz) - interval '28 days'
                            and action_timestamp < :at
                          group by segments.rfm_group, hour
                        )
                        insert into group_hours (rfm_group, hours, counted_at)
                        select groups.rfm_group, array_agg(coalesce(counted.actions, 0) order by hours.hour), :at
                        from (select distinct rfm_group from counted) as groups
                        cross join generate_series(0, 23) as hours (hour)
                        left join counted on counted.rfm_group = groups.rfm_group and counted.hour = hours.hour
                        group by groups.rfm_group
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("zone", zone.getId())
                .update();
    }
}
