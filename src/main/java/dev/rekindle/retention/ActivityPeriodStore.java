package dev.rekindle.retention;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code activity_periods}, {@code cohort_slices} and {@code activity_gaps}: the past, counted by what cohorts
 * are filtered by.
 */
@Repository
class ActivityPeriodStore {

    /** As which they are counted. */
    static final String NAME = "activity_periods";

    private final JdbcClient jdbc;

    ActivityPeriodStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is to count: on how many days before this one users were active. */
    long userDays(LocalDate today) {
        return jdbc.sql("""
                        select coalesce(sum(users), 0)
                        from cohort_cells
                        where period = 'day' and number < period_number('day', :today)
                        """).param("today", today).query(Long.class).single();
    }

    /** Gives the transaction room to sort and group in. */
    void prepare() {
        jdbc.sql("select set_config('work_mem', '256MB', true)").query().singleRow();
    }

    /**
     * Counts of what the rest is added up. A byte of marks at a time, with the bit of the period before above its own:
     * users that are alike in it are one row, which is then taken apart. PostgreSQL makes tables with parallel workers,
     * but no inserts.
     */
    void countBytes() {
        jdbc.sql("""
                        create temporary table counted_bytes on commit drop as
                        select period, cohort, byte, rfm_group, region_id, first_action_type, bits, count(*) as users
                        from (
                          select period, cohort, cohort / 8 + place as byte, rfm_group, region_id, first_action_type,
                            case when place > 0 then (get_byte(marks, place - 1) & 1) << 8 else 0 end
                              | get_byte(marks, place) as bits
                          from activity_slices
                          cross join lateral (values
                            ('day', period_number('day', first_day), days),
                            ('week', period_number('week', first_day), weeks),
                            ('month', period_number('month', first_day), months)) as kinds (period, cohort, marks)
                          cross join lateral generate_series(0, length(marks) - 1) as place
                          offset '0'
                        ) as bytes
                        where bits & 255 <> 0
                        group by period, cohort, byte, rfm_group, region_id, first_action_type, bits
                        """).update();
    }

    /** Counts the periods since this day. */
    void countPeriods(LocalDate since) {
        jdbc.sql("delete from activity_periods").update();
        jdbc.sql("""
                        insert into activity_periods (
                          period, number, rfm_group, region_id, first_action_type,
                          active_users, begun_users, returning_users)
                        select period, number, rfm_group, region_id, first_action_type,
                          sum(active_users), sum(begun_users), sum(returning_users)
                        from (
                          select period, byte * 8 + place as number, rfm_group, region_id, first_action_type,
                            users as active_users,
                            case when byte * 8 + place = cohort then users else 0 end as begun_users,
                            (bits >> (8 - place) & 1) * users as returning_users
                          from counted_bytes
                          cross join generate_series(0, 7) as place
                          where bits >> (7 - place) & 1 = 1
                        ) as counted
                        where number >= period_number(period, :since)
                        group by period, number, rfm_group, region_id, first_action_type
                        order by period, number
                        """).param("since", since).update();
    }

    /** Counts the cohorts over all periods before the one that goes on this day. */
    void countCohorts(LocalDate today) {
        jdbc.sql("delete from cohort_slices").update();
        jdbc.sql("""
                        insert into cohort_slices (
                          period, cohort, rfm_group, region_id, first_action_type, numbers, users)
                        select period, cohort, rfm_group, region_id, first_action_type,
                          array_agg(number order by number), array_agg(users order by number)
                        from (
                          select period, cohort, rfm_group, region_id, first_action_type, byte * 8 + place as number,
                            sum(users)::integer as users
                          from counted_bytes
                          cross join generate_series(0, 7) as place
                          where bits >> (7 - place) & 1 = 1 and byte * 8 + place < period_number(period, :today)
                          group by period, cohort, rfm_group, region_id, first_action_type, number
                        ) as counted
                        group by period, cohort, rfm_group, region_id, first_action_type
                        """).param("today", today).update();
        jdbc.sql("drop table counted_bytes").update();
    }

    /**
     * Counts who had been seen and stayed away. Users are seen as of the days 31 to 60 after one on which they were
     * active, and gone as of those of them up to the day after they came back; so only breaks of thirty days and more
     * count, and the days next to them.
     */
    void countGaps() {
        jdbc.sql("""
                        create temporary table counted_gaps on commit drop as
                        select user_id, day, day_before, day_after
                        from (
                          select user_id, day,
                            lag(day) over by_day as day_before,
                            lead(day) over by_day as day_after
                          from user_days
                          window by_day as (partition by user_id order by day)
                        ) as standing
                        where coalesce(day - day_before >= 30, true) or coalesce(day_after - day >= 30, true)
                        """).update();
        jdbc.sql("delete from activity_gaps").update();
        jdbc.sql("""
                        with changes as (
                          select user_id, day + 31 as day, 1 as seen_change, 0 as churned_change
                          from counted_gaps
                          where coalesce(day - day_before >= 30, true)
                          union all
                          select user_id, day + 61, -1, 0
                          from counted_gaps
                          where coalesce(day_after - day >= 30, true)
                          union all
                          select user_id, day + 31, 0, 1
                          from counted_gaps
                          where coalesce(day_after - day >= 31, true)
                          union all
                          select user_id, least(day + 61, day_after + 1), 0, -1
                          from counted_gaps
                          where coalesce(day_after - day >= 31, true)
                        )
                        insert into activity_gaps (
                          day, rfm_group, region_id, first_action_type, seen_change, churned_change)
                        select day, rfm_group, region_id, first_action_type, sum(seen_change), sum(churned_change)
                        from changes
                        join activity_slices using (user_id)
                        group by day, rfm_group, region_id, first_action_type
                        having sum(seen_change) <> 0 or sum(churned_change) <> 0
                        order by day
                        """).update();
        jdbc.sql("drop table counted_gaps").update();
    }
}
