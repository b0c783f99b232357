package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.matching.MatchTarget;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Everything a reactivation campaign knows of each user, counted or listed. The counts and the lists behind them are two
 * endings of one text, so that they cannot disagree.
 */
@Repository
class ReactivationUserQuery {

    /**
     * One row per user, those without settlements included. What a cycle, a campaign's log line and a fitting post mean
     * stands in the definitions users_as_of, job_ladders and least_pay; added here are tier and threshold, why a user is
     * left out, and in which weeks he returned after the start of his cohort: when he has more days of activity up to the
     * end of a week than up to its beginning. The {@code offset '0'} between the steps let each step's columns be computed
     * once and still let several workers share the users; posts are looked for under the region of high-risk users only,
     * because to look under an absent one costs nothing.
     */
    static final String PEOPLE = """
            with known as (
              select
                histories.*,
                case
                  when total_settle_cnt between 1 and :lightMax then 'LIGHT'
                  when total_settle_cnt between :lightMax + 1 and :regularMax then 'REGULAR'
                  when total_settle_cnt > :regularMax then 'POWER'
                  else 'UNDEFINED'
                end as tier
              from users_as_of(:asOf, :wholeHistory) as histories
              where :everyRegion or region_id in (:regions)
            ),
            people as (
              select
                known.*, coalesce(notification_blocked_at > :asOf, false) as blocked_after,
                coalesce(settlements >= 2 and recency_days > case tier
                  when 'LIGHT' then :lightThreshold::double precision
                  when 'REGULAR' then :regularThreshold::double precision
                  when 'POWER' then :powerThreshold::double precision
                  else :undefinedThreshold::double precision
                end, false) as high_risk,
                coalesce(
                  protection_of(self_excluded_until, birth_date, marketing_consent, cooling_off_until, :asOf),
                  case
                    when :contactsEverybody then null
                    when push_on = 0 then 'push_off'
                    when notification_blocked_at <= :asOf then 'blocked'
                    when recent_days >= :weeklyCap then 'frequency_cap'
                  end) as left_out,
                case when arms <> 0 then 'POST'
                  when total_settle_cnt > 1 and last_settled_on is not null then 'PRE' end as cohort,
                case when arms <> 0 then :asOf::date
                  when total_settle_cnt > 1 then last_settled_on end as started_on
              from known
              where :everyTier or tier in (:tiers)
              offset '0'
            ),
            matched as (
              select
                people.*,
                regions_with_posts.region_id is not null as region_fits,
                ladder.region_id is not null as category_fits,
                case when ladder.region_id is null then 0
                  else cardinality(ladder.hourly_rates) - width_bucket(
                    (least_pay(people.last_hourly_rate, :payRatio) - 1)::integer,
                    ladder.hourly_rates)
                end as pairs
              from people
              left join (
                select distinct region_id from job_posts
                where :postedUntil::date is null or posted_at <= :postedUntil
              ) as regions_with_posts
                on regions_with_posts.region_id = case when people.high_risk then people.region_id end
              left join job_ladders(:postedUntil::date) as ladder
                on ladder.region_id = case when people.high_risk then people.region_id end
                and ladder.category_id = people.last_category_id
              offset '0'
            ),
            campaign_people as (
              select
                matched.*,
                case
                  when not high_risk then 0
                  when last_settled_on is null then 1
                  when not region_fits then 2
                  when not category_fits then 3
                  when pairs = 0 then 4
                  else 5
                end as fit,
                case
                  when started_on < last_active_on then
                    case when width_bucket(started_on + 7, settled_on) > width_bucket(started_on, settled_on)
                      or width_bucket(started_on + 7, applied_on) > width_bucket(started_on, applied_on)
                      then 1 else 0 end
                    + case when width_bucket(started_on + 14, settled_on) > width_bucket(started_on + 7, settled_on)
                      or width_bucket(started_on + 14, applied_on) > width_bucket(started_on + 7, applied_on)
                      then 2 else 0 end
                    + case when width_bucket(started_on + 28, settled_on) > width_bucket(started_on + 21, settled_on)
                      or width_bucket(started_on + 28, applied_on) > width_bucket(started_on + 21, applied_on)
                      then 4 else 0 end
                  else 0
                end as weeks
              from matched
            )
            """;

    /** One row per kind of user, with how many there are. */
    static final String GROUPS = PEOPLE + """
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

    /** One row per high-risk user with the arm the plan deals him; who is left out is dealt none. */
    static final String PLANNED = """
            , planned as (
              select
                campaign_people.*,
                case when left_out is null then (array['Control', 'A', 'B'])[1 + (row_number() over (
                  partition by tier, left_out is null
                  order by sha256(convert_to(:salt || ':' || user_id, 'UTF8')), user_id) - 1) % 3] end as planned_arm
              from campaign_people
              where high_risk
            )
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
    static final String USERS = PEOPLE + LISTED + " from campaign_people " + OF_SLICE + BY_ID;

    /** One row per user of a slice whom the plan deals to an arm, by user id. */
    static final String PLANNED_USERS =
            PEOPLE + PLANNED + LISTED + " from planned " + OF_SLICE + " and planned_arm = :planned " + BY_ID;

    /**
     * One row per user whose pairs of user and post fall into a stretch of the whole list of pairs, with the position
     * of his first pair in it.
     */
    static final String STRETCH = PEOPLE + """
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

    /**
     * One row per message: a high-risk user and the arm he gets it in, which is the one he was logged in (in each of
     * them, if in two), or where nobody was logged on the date the one the plan deals him. Left out is who was protected
     * on that date, and who is today: a day ahead brings nobody's protection to an end.
     */
    static final String SENDS = PEOPLE + PLANNED + """
            select
              planned.user_id, planned.region_id, planned.last_category_id, planned.last_hourly_rate,
              arm.label as arm, planned.tier, count(*) over () as total
            from planned
            cross join (select exists (select from campaign_logs where sent_at = :asOf) as already) as logged
            join (values ('Control', 1), ('A', 2), ('B', 4)) as arm (label, bit)
              on case when logged.already then planned.arms & arm.bit <> 0 else arm.label = planned.planned_arm end
            where protection_of(
                planned.self_excluded_until, planned.birth_date, planned.marketing_consent, planned.cooling_off_until,
                least(:asOf::date, :today::date)) is null
              and (:arm::text is null or arm.label = :arm)
            order by planned.user_id, arm.bit
            offset :offset limit :limit::bigint
            """;

    /** The most days with a contact in any seven. */
    private static final int WEEKLY_CAP = 3;

    /** Rows held at a time while a long answer streams in. */
    private static final int FETCHED = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReactivationUserQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<PeopleGroup> groups(ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        return ask(GROUPS, question, thresholds)
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
        return page(ask(question, thresholds, salt, slice), offset, limit, ReactivationUserQuery::user);
    }

    /** Reads the users of a slice once, as the answer streams in; call it within a transaction. */
    void everyUser(
            ReactivationQuestion question,
            Map<Tier, Estimate> thresholds,
            String salt,
            UserSlice slice,
            Consumer<ReactivationUser> use) {
        every(ask(question, thresholds, salt, slice), ReactivationUserQuery::user, use);
    }

    private StatementSpec ask(
            ReactivationQuestion question, Map<Tier, Estimate> thresholds, String salt, UserSlice slice) {
        var planned = slice.planned();
        var query = planned == null
                ? ask(USERS, question, thresholds)
                : ask(PLANNED_USERS, question, thresholds).param("salt", salt).param("planned", planned.label());
        return query.params(slice.parameters());
    }

    /** The users whose pairs make up the stretch of the list that begins at {@code offset}. */
    List<PairStretch> stretch(
            ReactivationQuestion question, Map<Tier, Estimate> thresholds, int armBits, long offset, int limit) {
        return ask(STRETCH, question, thresholds)
                .param("armBits", armBits)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) ->
                        new PairStretch(target(row), row.getLong("first_pair"), row.getLong("all_pairs")))
                .list();
    }

    Page<PlannedSend> sends(
            ReactivationQuestion question,
            Map<Tier, Estimate> thresholds,
            String salt,
            @Nullable Arm arm,
            long offset,
            int limit) {
        return page(ask(question, thresholds, salt, arm), offset, limit, ReactivationUserQuery::send);
    }

    /** Reads the messages of an arm once, as the answer streams in; call it within a transaction. */
    void everySend(
            ReactivationQuestion question,
            Map<Tier, Estimate> thresholds,
            String salt,
            @Nullable Arm arm,
            Consumer<PlannedSend> use) {
        every(ask(question, thresholds, salt, arm), ReactivationUserQuery::send, use);
    }

    private StatementSpec ask(
            ReactivationQuestion question, Map<Tier, Estimate> thresholds, String salt, @Nullable Arm arm) {
        return ask(SENDS, question, thresholds)
                .param("salt", salt)
                .param("today", LocalDate.now(clock))
                .param("arm", arm == null ? null : arm.label());
    }

    /** A user with the position of his first pair in the list of all pairs, and how many pairs that list has. */
    record PairStretch(MatchTarget target, long firstPair, long allPairs) {}

    /** A user and the arm in which he gets a message. */
    record PlannedSend(MatchTarget target, Arm arm, Tier tier) {}

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads one page and, from its rows, how many there are in all; a page past the end asks once more for that. */
    private static <T> Page<T> page(StatementSpec query, long offset, int limit, RowReader<T> reader) {
        var items = new ArrayList<T>();
        var total = new AtomicLong();
        query.param("offset", offset).param("limit", limit).query(row -> {
            total.set(row.getLong("total"));
            items.add(reader.read(row));
        });
        if (items.isEmpty() && offset > 0) {
            query.param("offset", 0L).param("limit", 1).query(row -> {
                total.set(row.getLong("total"));
            });
        }
        return new Page<>(total.get(), items);
    }

    private static <T> void every(StatementSpec query, RowReader<T> reader, Consumer<T> use) {
        query.withFetchSize(FETCHED).param("offset", 0L).param("limit", null).query(row -> {
            use.accept(reader.read(row));
        });
    }

    /** The statement that counts, with its parameters, for whoever opens a number. */
    static Statement statement(ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        var shown = new LinkedHashMap<String, String>();
        parameters(question, thresholds).forEach((name, value) -> shown.put(name, String.valueOf(value)));
        return new Statement(GROUPS, shown);
    }

    private StatementSpec ask(String sql, ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        return jdbc.sql(sql).params(parameters(question, thresholds));
    }

    static Map<String, @Nullable Object> parameters(ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        var policy = question.policy();
        var asOf = question.asOf();
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("asOf", asOf);
        parameters.put("contactsEverybody", policy.contactsEverybody());
        parameters.put("weeklyCap", WEEKLY_CAP);
        parameters.put("wholeHistory", policy.risk().wholeHistory());
        parameters.put("lightMax", policy.risk().lightMax());
        parameters.put("regularMax", policy.risk().regularMax());
        parameters.put("lightThreshold", days(thresholds, Tier.LIGHT));
        parameters.put("regularThreshold", days(thresholds, Tier.REGULAR));
        parameters.put("powerThreshold", days(thresholds, Tier.POWER));
        parameters.put("undefinedThreshold", days(thresholds, Tier.UNDEFINED));
        parameters.put("postedUntil", policy.match().postedUntil(asOf));
        parameters.put("payRatio", policy.match().payRatio());
        parameters.put("everyRegion", question.regions().isEmpty());
        parameters.put("regions", question.regions().isEmpty() ? Set.of(0) : question.regions());
        parameters.put("everyTier", question.tiers().isEmpty());
        parameters.put(
                "tiers",
                question.tiers().isEmpty()
                        ? Set.of("")
                        : question.tiers().stream().map(Tier::name).toList());
        return parameters;
    }

    private static @Nullable Double days(Map<Tier, Estimate> thresholds, Tier tier) {
        var threshold = thresholds.get(tier);
        return threshold == null || threshold.toOptional().isEmpty()
                ? null
                : threshold.toOptional().getAsDouble();
    }

    private static MatchTarget target(ResultSet row) throws SQLException {
        return new MatchTarget(
                row.getString("user_id"),
                row.getInt("region_id"),
                row.getString("last_category_id"),
                row.getInt("last_hourly_rate"));
    }

    private static PlannedSend send(ResultSet row) throws SQLException {
        return new PlannedSend(target(row), Arm.of(row.getString("arm")), Tier.valueOf(row.getString("tier")));
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

    private static ReactivationUser user(ResultSet row) throws SQLException {
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
