package dev.rekindle.retention;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is counted of the past, added up for users that pass a filter; a filter by campaign is not among them. */
@Repository
class ActivityPeriodQuery {

    static final String PERIODS = """
            -- One row per period in which anybody was active: who was, who began in it, who was there in the one before too.
            -- They are as they were counted, less those of whom something came late since, and these as they are.
            select number, sum(active_users) as active, sum(begun_users) as begun,
              sum(returning_users) as returned
            from (
              select number, rfm_group, region_id, first_action_type, active_users, begun_users, returning_users
              from activity_periods
              where period = :period
              union all
              select number, rfm_group, region_id, first_action_type, change,
                case when number = first_number then change else 0 end,
                case when marks_any(marks, first_number, number - 1, number - 1) then change else 0 end
              from late_marks(:period)
              cross join lateral marks_numbers(marks, first_number, since_number) as number
            ) as periods
            where number between :from and :to
              and (cast(:segment as text) is null or rfm_group = :segment)
              and (cast(:region as integer) is null or region_id = :region)
              and (cast(:firstAction as text) is null or first_action_type = :firstAction)
            group by number
            having sum(active_users) <> 0
            """;

    static final String CHURN = """
            -- One row per day D: users active on D−60 … D−31, and those of them not active on D−30 … D−1.
            -- They are as they were counted, less those of whom something came late since, and these as they are.
            with changes as materialized (
              select day, sum(seen_change) as seen, sum(churned_change) as churned
              from activity_gaps
              where day <= (select max(as_of) from unnest(cast(:days as date[])) as as_of)
                and (cast(:segment as text) is null or rfm_group = :segment)
                and (cast(:region as integer) is null or region_id = :region)
                and (cast(:firstAction as text) is null or first_action_type = :firstAction)
              group by day
            )
            select as_of, sum(seen) as seen, sum(churned) as churned
            from (
              select as_of, seen, churned
              from unnest(cast(:days as date[])) as as_of
              join changes on day <= as_of
              union all
              select as_of, change,
                case when marks_any(marks, first_number, number - 30, number - 1) then 0 else change end
              from unnest(cast(:days as date[])) as as_of
              cross join lateral period_number('day', as_of) as number
              join late_marks('day') on since_number < number and first_number <= number - 31
              where marks_any(marks, first_number, number - 60, number - 31)
                and (cast(:segment as text) is null or rfm_group = :segment)
                and (cast(:region as integer) is null or region_id = :region)
                and (cast(:firstAction as text) is null or first_action_type = :firstAction)
            ) as counted
            group by as_of
            having sum(seen) > 0
            order by as_of
            """;

    /** How many users there were in a period, by its number. */
    record PeriodCount(int number, long active, long begun, long returned) {}

    private final JdbcClient jdbc;

    ActivityPeriodQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PeriodCount> periods(CohortPeriod period, CohortFilter filter, int from, int to) {
        return jdbc.sql(PERIODS)
                .params(filter.parameters())
                .param("period", period.key())
                .param("from", from)
                .param("to", to)
                .query(PeriodCount.class)
                .list();
    }

    /** Days on which nobody had been seen are left out. */
    List<ChurnRate> churn(CohortFilter filter, List<LocalDate> days) {
        return jdbc.sql(CHURN)
                .params(filter.parameters())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(ChurnRate.class)
                .list();
    }
}
