package dev.rekindle.retention;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cohorts as they are counted by slices, added up for users that pass a filter; a campaign is not among these. */
@Repository
class CohortSliceQuery {

    static final String CELLS = """
            -- One row per part, cohort and period before the running one in which users of it were active: how many were.
            -- They are as they were counted, less those of whom something came late since, and these as they are.
            select part, cohort, number, sum(active_users) as users
            from (
              select
                case :by
                  when 'segment' then rfm_group when 'region' then region_id::text when 'first_action' then first_action_type
                  else '' end as part,
                cohort, number, active_users
              from (
                select rfm_group, region_id, first_action_type, cohort, number, active_users
                from cohort_slices
                cross join lateral (select cardinality(numbers) - width_bucket(cohort + :most, numbers) as too_late) as counted
                cross join lateral unnest(trim_array(numbers, too_late), trim_array(users, too_late))
                  as cells (number, active_users)
                where period = :period
                union all
                select rfm_group, region_id, first_action_type, first_number, number, change
                from late_marks(:period)
                cross join lateral marks_numbers(marks, first_number, since_number) as number
                where number <= first_number + :most
              ) as slices
              where number < period_number(:period, cast(:before as date) - 1)
                and (cast(:segment as text) is null or rfm_group = :segment)
                and (cast(:region as integer) is null or region_id = :region)
                and (cast(:firstAction as text) is null or first_action_type = :firstAction)
              offset '0'
            ) as cells
            group by part, cohort, number
            having sum(active_users) <> 0
            """;

    /** How many users of a part and cohort were active in a period, both by number. */
    record SliceCell(@Nullable String part, int cohort, int number, long users) {}

    private final JdbcClient jdbc;

    CohortSliceQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Cells before the running period.
     *
     * @param before what happened before this day counts; the last one is in the running period
     * @param most how many periods after a cohort's own are asked for
     */
    List<SliceCell> cells(CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before, int most) {
        return jdbc.sql(CELLS)
                .params(filter.parameters())
                .param("period", period.key())
                .param("by", by.key())
                .param("before", before)
                .param("most", most)
                .query(SliceCell.class)
                .list();
    }
}
