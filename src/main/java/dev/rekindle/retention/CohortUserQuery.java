package dev.rekindle.retention;

import dev.rekindle.retention.CohortPeople.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who stands behind a number. */
@Repository
class CohortUserQuery {

    static final String USERS = """
            -- One row per user, by id: who began and was active on the days asked for, as far as they are asked for.
            select user_id, first_day, last_day, first_action_type, bit_count(days) as active_days
            from cohort_users('day', :segment, :region, :firstAction, :campaign, :arm, :by, false)
            where first_day < :before
              and (cast(:beganFirst as date) is null or first_day between :beganFirst and :beganLast)
              and (
                cast(:activeFirst as date) is null
                or marks_last(days, first_number, period_number('day', :activeLast) + 1)
                  >= period_number('day', :activeFirst))
              and (
                cast(:alsoActiveFirst as date) is null
                or marks_last(days, first_number, period_number('day', :alsoActiveLast) + 1)
                  >= period_number('day', :alsoActiveFirst))
              and (
                cast(:notActiveFirst as date) is null
                or (marks_last(days, first_number, period_number('day', :notActiveLast) + 1)
                  >= period_number('day', :notActiveFirst)) is not true)
            """;

    private static final String PAGE = "order by user_id offset :offset limit :limit";

    private final JdbcClient jdbc;

    CohortUserQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CohortUser> users(CohortPeople people, LocalDate before, long offset, int limit) {
        return jdbc.sql(USERS + PAGE)
                .params(parameters(people, before))
                .param("offset", offset)
                .param("limit", limit)
                .query(CohortUser.class)
                .list();
    }

    static Map<String, @Nullable Object> parameters(CohortPeople people, LocalDate before) {
        var parameters = MarkQuery.parameters(CohortPeriod.DAY, people.filter(), CohortSplit.NONE, before);
        put(parameters, "began", people.began(), before);
        put(parameters, "active", people.active(), before);
        put(parameters, "alsoActive", people.alsoActive(), before);
        put(parameters, "notActive", people.notActive(), before);
        return parameters;
    }

    /** Days on or after the one before which things count do not count for users either. */
    private static void put(
            Map<String, @Nullable Object> parameters, String name, @Nullable Days days, LocalDate before) {
        parameters.put(
                name + "First", Optional.ofNullable(days).map(Days::first).orElse(null));
        parameters.put(
                name + "Last",
                Optional.ofNullable(days)
                        .map(Days::last)
                        .map(last -> last.isBefore(before) ? last : before.minusDays(1))
                        .orElse(null));
    }
}
