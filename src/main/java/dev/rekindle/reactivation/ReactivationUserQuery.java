package dev.rekindle.reactivation;

import dev.rekindle.matching.MatchTarget;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** How many users of each kind there are, and who they are. */
@Repository
class ReactivationUserQuery {

    /** One row per kind of user, with how many there are. */
    private static final String GROUPS = """
            , kinds as (
              select tier, fit, pairs, arms, applied_arms, blocked_after, left_out, cohort, weeks, started_on
              from campaign_people
              offset '0'
            )
            select
              tier, fit, pairs, arms, applied_arms, blocked_after, left_out, cohort, weeks,
              max(started_on) as latest_start, count(*) as users
            from kinds
            group by tier, fit, pairs, arms, applied_arms, blocked_after, left_out, cohort, weeks
            """;

    private static final String LISTED = """
            select
              user_id, tier, region_id, settlements, recency_days, cycle_days, high_risk, last_settled_on,
              last_category_id, last_hourly_rate, arms, applied_arms, blocked_after as blocked,
              left_out, pairs, count(*) over () as total
            """;

    private static final String OF_SLICE = """
            where (:tier::text is null or tier = :tier)
              and (:settlements::integer is null or least(settlements, 2) = :settlements)
              and fit >= :fit and (:fitBelow::integer is null or fit < :fitBelow)
              and (:armBits = 0 or arms & :armBits <> 0)
              and (not :applied or applied_arms & (case when :armBits = 0 then 7 else :armBits end) <> 0)
              and (not :blocked or blocked_after)
              and (:leftOut::text is null or left_out = :leftOut)
              and (:cohort::text is null or cohort = :cohort)
              and (:weekBit = 0 or weeks & :weekBit <> 0)
              and (:cycleFrom::bigint is null or cycle_days >= :cycleFrom)
              and (:cycleBelow::bigint is null or cycle_days < :cycleBelow)
              and (:pairsFrom::bigint is null or pairs >= :pairsFrom)
              and (:pairsBelow::bigint is null or pairs < :pairsBelow)
            """;

    private static final String BY_ID = """
            order by user_id
            offset :offset limit :limit::bigint
            """;

    /** One row per user of a slice, by user id. */
    private static final String USERS = LISTED + " from campaign_people " + OF_SLICE + BY_ID;

    /** One row per user of a slice whom the plan deals to an arm, by user id. */
    private static final String PLANNED_USERS =
            CampaignPeopleQuery.PLANNED + LISTED + " from planned " + OF_SLICE + " and planned_arm = :planned " + BY_ID;

    /**
     * One row per user whose pairs of user and post fall into a stretch of the whole list of pairs, with the position
     * of his first pair in it.
     */
    private static final String STRETCH = """
            select user_id, region_id, last_category_id, last_hourly_rate, first_pair, all_pairs
            from (
              select
                user_id, region_id, last_category_id, last_hourly_rate, pairs,
                sum(pairs) over (order by user_id) - pairs as first_pair,
                sum(pairs) over () as all_pairs
              from campaign_people
              where pairs > 0 and (:armBits = 0 or arms & :armBits <> 0)
            ) as counted
            where first_pair < :offset + :limit and first_pair + pairs > :offset
            order by user_id
            """;

    private final CampaignPeopleQuery people;

    ReactivationUserQuery(CampaignPeopleQuery people) {
        this.people = people;
    }

    List<PeopleGroup> groups(ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        return people.ask(GROUPS, question, thresholds)
                .query((row, number) -> group(row))
                .list();
    }

    Page<ReactivationUser> users(
            ReactivationQuestion question,
            Map<Tier, Estimate> thresholds,
            String salt,
            UserSlice slice,
            long offset,
            int limit) {
        return CampaignPeopleQuery.page(
                ask(question, thresholds, salt, slice), offset, limit, ReactivationUserQuery::user);
    }

    /** Reads the users of a slice once, as the answer streams in; call it within a transaction. */
    void everyUser(
            ReactivationQuestion question,
            Map<Tier, Estimate> thresholds,
            String salt,
            UserSlice slice,
            Consumer<ReactivationUser> use) {
        CampaignPeopleQuery.every(ask(question, thresholds, salt, slice), ReactivationUserQuery::user, use);
    }

    private StatementSpec ask(
            ReactivationQuestion question, Map<Tier, Estimate> thresholds, String salt, UserSlice slice) {
        var planned = slice.planned();
        var query = planned == null
                ? people.ask(USERS, question, thresholds)
                : people.ask(PLANNED_USERS, question, thresholds)
                        .param("salt", salt)
                        .param("planned", planned.label());
        return query.params(slice.parameters());
    }

    /** The users whose pairs make up the stretch of the list that begins at {@code offset}. */
    List<PairStretch> stretch(
            ReactivationQuestion question, Map<Tier, Estimate> thresholds, int armBits, long offset, int limit) {
        return people.ask(STRETCH, question, thresholds)
                .param("armBits", armBits)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new PairStretch(
                        CampaignPeopleQuery.target(row), row.getLong("first_pair"), row.getLong("all_pairs")))
                .list();
    }

    /** A user with the position of his first pair in the list of all pairs, and how many pairs that list has. */
    record PairStretch(MatchTarget target, long firstPair, long allPairs) {}

    /** The statement that counts, with its parameters, for whoever opens a number. */
    Statement statement(ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        return people.statement(GROUPS, question, thresholds);
    }

    /** By hand: there are thousands of these, and mapping them by reflection takes longer than the server's part. */
    private static PeopleGroup group(ResultSet row) throws SQLException {
        var cohort = row.getString("cohort");
        return new PeopleGroup(
                Tier.valueOf(row.getString("tier")),
                row.getInt("fit"),
                row.getLong("pairs"),
                row.getInt("arms"),
                row.getInt("applied_arms"),
                row.getBoolean("blocked_after"),
                row.getString("left_out"),
                cohort == null ? null : UserSlice.Cohort.valueOf(cohort),
                row.getInt("weeks"),
                row.getObject("latest_start", LocalDate.class),
                row.getLong("users"));
    }

    private static ReactivationUser user(ResultSet row, int number) throws SQLException {
        return new ReactivationUser(
                row.getString("user_id"),
                Tier.valueOf(row.getString("tier")),
                row.getObject("region_id", Integer.class),
                row.getInt("settlements"),
                row.getObject("recency_days", Integer.class),
                row.getObject("cycle_days", Double.class),
                row.getBoolean("high_risk"),
                row.getObject("last_settled_on", LocalDate.class),
                row.getString("last_category_id"),
                row.getObject("last_hourly_rate", Integer.class),
                row.getInt("arms"),
                row.getInt("applied_arms"),
                row.getBoolean("blocked"),
                row.getString("left_out"),
                row.getLong("pairs"));
    }
}
