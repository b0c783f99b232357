package dev.rekindle.segment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Who fits the conditions of an audience, and who of a frozen list may be targeted. */
@Repository
class AudienceQuery {

    /**
     * Users alike in what they fail.
     *
     * @param failed one bit for each condition, as {@code audience_failed} has it
     */
    record Alike(int failed, boolean isProtected, long users) {}

    /**
     * One row per combination of failed conditions and protection that occurs among all users, so that each user is
     * read once, whatever is asked of the conditions. Both are grouped by as one number, which is quicker.
     */
    static final String COUNTS = Window.WITH_MEASURED + """
            , standings as (
              select
                audience_failed(
                  cast(:ranges as jsonb), cast(:ranks as integer[]), cast(:regions as integer[]),
                  cast(:tiers as text[]), measured.recency_days,
                  coalesce(segment_frequency(cast(:rules as jsonb), cast(measured as user_measures)), 0),
                  coalesce(segment_monetary(cast(:rules as jsonb), cast(measured as user_measures)), 0),
                  coalesce(segment_visits(cast(:rules as jsonb), cast(measured as user_measures)), 0),
                  coalesce(measured.balance, 0),
                  segment_rank(cast(:rules as jsonb), cast(measured as user_measures)),
                  users.region_id, users.total_settle_cnt) * 2
                + case when protection_of(
                  users.self_excluded_until, users.birth_date, users.marketing_consent,
                  users.cooling_off_until, :onDay) is null
                  then 0 else 1 end as standing
              from users
              left join measured on measured.user_id = users.user_id
              offset '0'
            )
            select standing >> 1 as failed, standing & 1 = 1 as is_protected, count(*) as users
            from standings
            group by standings.standing
            """;

    /** The same of a frozen list: nobody on it fails anything. */
    static final String COUNTS_OF_LIST = """
            select 0 as failed,
              protection_of(
                self_excluded_until, birth_date, marketing_consent, cooling_off_until, :onDay) is not null as is_protected,
              count(*) as users
            from audience_users
            join users on users.user_id = audience_users.user_id
            where audience_id = :audienceId
            group by is_protected
            """;

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;
    private final JsonMapper json;

    AudienceQuery(JdbcClient jdbc, SegmentPolicyStore policies, JsonMapper json) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.json = json;
    }

    List<Alike> counts(Window window, AudienceConditions conditions) {
        return jdbc.sql(COUNTS)
                .params(window.parameters())
                .params(parameters(window, conditions))
                .query(Alike.class)
                .list();
    }

    /** The users who fit and are not protected, by user id: a page of them. */
    List<String> users(Window window, AudienceConditions conditions, long offset, int limit) {
        return jdbc.sql(Window.WITH_MEASURED + """
                        select users.user_id
                        from users
                        left join measured on measured.user_id = users.user_id
                        where audience_failed(
                            cast(:ranges as jsonb), cast(:ranks as integer[]), cast(:regions as integer[]),
                            cast(:tiers as text[]), measured.recency_days,
                            coalesce(segment_frequency(cast(:rules as jsonb), cast(measured as user_measures)), 0),
                            coalesce(segment_monetary(cast(:rules as jsonb), cast(measured as user_measures)), 0),
                            coalesce(segment_visits(cast(:rules as jsonb), cast(measured as user_measures)), 0),
                            coalesce(measured.balance, 0),
                            segment_rank(cast(:rules as jsonb), cast(measured as user_measures)),
                            users.region_id, users.total_settle_cnt) = 0
                          and protection_of(
                            users.self_excluded_until, users.birth_date, users.marketing_consent,
                            users.cooling_off_until, :onDay) is null
                        order by users.user_id
                        offset :offset limit :limit
                        """)
                .params(window.parameters())
                .params(parameters(window, conditions))
                .param("offset", offset)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    List<Alike> counts(UUID audienceId, LocalDate onDay) {
        return jdbc.sql(COUNTS_OF_LIST)
                .param("audienceId", audienceId)
                .param("onDay", onDay)
                .query(Alike.class)
                .list();
    }

    List<String> users(UUID audienceId, LocalDate onDay, long offset, int limit) {
        return jdbc.sql("""
                        select users.user_id
                        from audience_users
                        join users on users.user_id = audience_users.user_id
                        where audience_id = :audienceId
                          and protection_of(
                            self_excluded_until, birth_date, marketing_consent, cooling_off_until, :onDay) is null
                        order by users.user_id
                        offset :offset limit :limit
                        """)
                .param("audienceId", audienceId)
                .param("onDay", onDay)
                .param("offset", offset)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The regions that occur. */
    List<Integer> regions() {
        return jdbc.sql("select distinct region_id from users where region_id is not null order by region_id")
                .query(Integer.class)
                .list();
    }

    Map<String, @Nullable Object> parameters(Window window, AudienceConditions conditions) {
        var parameters = new HashMap<String, @Nullable Object>();
        var names = window.rules().groupNames();
        parameters.put("ranges", json.writeValueAsString(conditions.ranges()));
        // A group that the active policy does not have holds nobody.
        parameters.put(
                "ranks",
                conditions.has(AudienceCondition.SEGMENT)
                        ? conditions.segments().stream().map(names::indexOf).toArray(Integer[]::new)
                        : null);
        parameters.put(
                "regions",
                conditions.has(AudienceCondition.REGION) ? conditions.regions().toArray(Integer[]::new) : null);
        parameters.put(
                "tiers",
                conditions.has(AudienceCondition.TIER) ? conditions.tiers().toArray(String[]::new) : null);
        parameters.put("rules", policies.document(window.rules()));
        return parameters;
    }

    /** The parameters of {@link #COUNTS} as a reader can read them. */
    Map<String, String> readable(Window window, AudienceConditions conditions) {
        var readable = new TreeMap<String, String>();
        window.parameters().forEach((name, value) -> readable.put(name, String.valueOf(value)));
        parameters(window, conditions)
                .forEach((name, value) -> readable.put(
                        name,
                        value instanceof Object[] values
                                ? List.of(values).stream().map(String::valueOf).collect(Collectors.joining(", "))
                                : String.valueOf(value)));
        return readable;
    }
}
