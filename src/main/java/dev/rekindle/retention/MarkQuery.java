package dev.rekindle.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the marks of users say, counted. A byte of marks at a time: grouped by it a million users are a few thousand
 * rows, which is several times quicker than taking each user's marks apart.
 */
@Repository
class MarkQuery {

    static final String BYTES = """
            -- One row per part, cohort and value of the byte: users who have that byte in their marks, alike in it. Its bits
            -- are eight periods from the earliest on; above them stands the bit of the period before.
            -- The fence hides from the planner of what the values are made: it would take them for too many to share work.
            select part, cohort, bits, count(*) as users
            from (
              select part, first_number as cohort,
                case when :byte > 0 then (get_byte(marks, :byte - 1) & 1) << 8 else 0 end | get_byte(marks, :byte)
                  as bits
              from cohort_users(:period, :segment, :region, :firstAction, :campaign, :arm, :by, false)
              where length(marks) > :byte and first_day < :before
              offset '0'
            ) as bytes
            group by part, cohort, bits
            """;

    static final String LAST = """
            -- One row per part, cohort and period: users whose last active day before the given one lies in that period.
            select part, cohort, number, count(*) as users
            from (
              select part, first_number as cohort,
                case when last_day < :before then period_number(:period, last_day)
                  else period_number(
                    :period,
                    date '1999-12-27'
                      + marks_last(days, period_number('day', first_day), period_number('day', :before))) end
                  as number
              from cohort_users(:period, :segment, :region, :firstAction, :campaign, :arm, :by, false)
              where first_day < :before
              offset '0'
            ) as lasts
            group by part, cohort, number
            """;

    private static final String RUNNING = """
            -- One row per part, cohort and whether the users were active in the period before: users active on the days
            -- of a period up to the given one, which ends within it.
            select part, first_number as cohort,
              marks_any(marks, first_number, :number - 1, :number - 1) as were_active, count(*) as users
            from cohort_users(:period, :segment, :region, :firstAction, :campaign, :arm, :by, :asCounted)
            where first_day < :before and last_day >= :start
              and (
                last_day < :before
                or marks_any(
                  days, period_number('day', first_day), period_number('day', :start),
                  period_number('day', :before) - 1))
              %s
            group by part, first_number, were_active
            """;

    private static final String UNCOUNTED = "and user_id in (select user_id from uncounted_users(:before - 1))";

    /** Users of a cohort and part that have the same byte. */
    record Alike(@Nullable String part, int cohort, int bits, long users) {

        private static final int BITS = 8;

        /** Whether they were active in the period at this place of the byte; at −1 in the one before. */
        boolean isActive(int place) {
            return (bits >> (BITS - 1 - place) & 1) == 1;
        }
    }

    /** Users of a cohort and part that were last active in the same period. */
    record LastSeen(@Nullable String part, int cohort, int number, long users) {}

    /** Users of a cohort and part that are active in the running period. */
    record Running(@Nullable String part, int cohort, boolean wereActive, long users) {}

    private final JdbcClient jdbc;

    MarkQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets the statements of the transaction be planned for what they are given: filters that are absent then cost
     * nothing.
     */
    void planForEachQuestion() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query()
                .singleRow();
    }

    /** Empty when nobody's marks are as long as that. */
    List<Alike> alike(CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before, int place) {
        return jdbc.sql(BYTES)
                .params(parameters(period, filter, by, before))
                .param("byte", place)
                .query(Alike.class)
                .list();
    }

    List<LastSeen> lastSeen(CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before) {
        return jdbc.sql(LAST)
                .params(parameters(period, filter, by, before))
                .query(LastSeen.class)
                .list();
    }

    /** Of the period in which the day before this one lies. */
    List<Running> running(CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before) {
        return running(RUNNING.formatted(""), period, filter, by, before, false);
    }

    /**
     * The same beside the past as it was counted today or later than the day before this one: by the segments and
     * regions it was counted with. Only who is not counted yet stands in those of now.
     */
    List<Running> runningBesideCounted(CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before) {
        return Stream.of(
                        running(RUNNING.formatted(""), period, filter, by, before, true),
                        running(RUNNING.formatted(UNCOUNTED), period, filter, by, before, false))
                .flatMap(List::stream)
                .toList();
    }

    private List<Running> running(
            String statement,
            CohortPeriod period,
            CohortFilter filter,
            CohortSplit by,
            LocalDate before,
            boolean asCounted) {
        var start = period.startOf(before.minusDays(1));
        return jdbc.sql(statement)
                .params(parameters(period, filter, by, before))
                .param("asCounted", asCounted)
                .param("start", start)
                .param("number", period.number(start))
                .query(Running.class)
                .list();
    }

    static Map<String, @Nullable Object> parameters(
            CohortPeriod period, CohortFilter filter, CohortSplit by, LocalDate before) {
        var parameters = filter.parameters();
        parameters.put("period", period.key());
        parameters.put("campaign", filter.campaign());
        parameters.put("arm", filter.arm());
        parameters.put("by", by.key());
        parameters.put("before", before);
        return parameters;
    }
}
