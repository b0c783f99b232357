package dev.rekindle.reactivation;

import dev.rekindle.matching.MatchTarget;
import dev.rekindle.notification.SendingPolicyStore;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Everything a reactivation campaign knows of each user: the one beginning of all statements about them, so that
 * counts, lists and messages cannot disagree.
 */
@Repository
class CampaignPeopleQuery {

    /**
     * One row per user, those without settlements included. What a cycle, a campaign's log line and a fitting post mean
     * stands in the definitions users_as_of, job_ladders and least_pay; added here are tier and threshold, why a user
     * is left out, and in which weeks he returned after the start of his cohort: when he has more days of activity up
     * to the end of a week than up to its beginning. The {@code offset '0'} between the steps let each step's columns
     * be computed once and still let several workers share the users; posts are looked for under the region of
     * high-risk users only, because to look under an absent one costs nothing.
     */
    private static final String PEOPLE = """
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

    /** Rows held at a time while a long answer streams in. */
    static final int FETCHED = 5_000;

    private final JdbcClient jdbc;
    private final SendingPolicyStore policies;

    CampaignPeopleQuery(JdbcClient jdbc, SendingPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** A statement that goes on where {@code campaign_people} have been told. */
    StatementSpec ask(String ending, ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        return jdbc.sql(PEOPLE + ending).params(parameters(question, thresholds));
    }

    /** The same statement and its parameters in words, for whoever opens a number. */
    Statement statement(String ending, ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        var shown = new LinkedHashMap<String, String>();
        parameters(question, thresholds).forEach((name, value) -> shown.put(name, String.valueOf(value)));
        return new Statement(PEOPLE + ending, shown);
    }

    /**
     * One page of a list that has {@code :offset}, {@code :limit} and in each row its {@code total}; a page past the
     * end asks once more for that.
     */
    static <T> Page<T> page(StatementSpec query, long offset, int limit, RowMapper<T> reader) {
        var items = new ArrayList<T>();
        var total = new AtomicLong();
        query.param("offset", offset).param("limit", limit).query(row -> {
            total.set(row.getLong("total"));
            items.add(reader.mapRow(row, items.size()));
        });
        if (items.isEmpty() && offset > 0) {
            query.param("offset", 0L).param("limit", 1).query(row -> {
                total.set(row.getLong("total"));
            });
        }
        return new Page<>(total.get(), items);
    }

    /** All of such a list once, as it streams in; call it within a transaction. */
    static <T> void every(StatementSpec query, RowMapper<T> reader, Consumer<T> use) {
        query.withFetchSize(FETCHED).param("offset", 0L).param("limit", null).query(row -> {
            use.accept(reader.mapRow(row, 0));
        });
    }

    private Map<String, @Nullable Object> parameters(ReactivationQuestion question, Map<Tier, Estimate> thresholds) {
        var policy = question.policy();
        var asOf = question.asOf();
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("asOf", asOf);
        parameters.put("contactsEverybody", policy.contactsEverybody());
        parameters.put("weeklyCap", policies.current().rules().perSevenDays());
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

    static MatchTarget target(ResultSet row) throws SQLException {
        return new MatchTarget(
                row.getString("user_id"),
                row.getInt("region_id"),
                row.getString("last_category_id"),
                row.getInt("last_hourly_rate"));
    }
}
