package dev.rekindle.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * DuckDB in this process, asked what the document answers, in the plain SQL an analyst would write: one statement for
 * each question; what several need goes into a temporary table first, the matches as one row per user and job, as the
 * scenario has them. It works with the standard policy, on all cores, on the tables as they stand in the files.
 * Histograms, the waterfall and who is left out are not asked of it.
 */
final class ReactivationPeer implements AutoCloseable {

    /** The tables of the scenario with their types. */
    private static final Map<String, String> TABLES = Map.of(
            "users",
            """
            user_id varchar, region_id integer, push_on smallint, total_settle_cnt integer, notification_blocked_at date""",
            "settlements",
            "st_id varchar, user_id varchar, category_id varchar, settled_at date, final_hourly_rate integer",
            "job_posts",
            "job_id varchar, category_id varchar, region_id integer, hourly_rate integer, posted_at date",
            "category_map",
            "original_cat varchar, similar_cat varchar",
            "campaign_logs",
            "log_id varchar, user_id varchar, ab_group varchar, is_applied smallint, sent_at date");

    /**
     * A question and its statement. One that answers gives the place in the document first, then numbers named like the
     * document's fields.
     */
    private record Question(String name, String sql) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("cycles", """
                    create or replace temp table cycles as
                    select
                      users.user_id, users.region_id,
                      case
                        when total_settle_cnt = 1 then 'light'
                        when total_settle_cnt between 2 and 5 then 'regular'
                        when total_settle_cnt >= 6 then 'power'
                        else 'undefined'
                      end as tier,
                      coalesce(history.settlements, 0) as settlements,
                      date '2023-10-26' - last_on as recency_days,
                      case when settlements >= 2 then (last_on - first_on) / (settlements - 1) end as cycle_days
                    from users
                    left join (
                      select
                        user_id, count(*) as settlements, min(settled_at) as first_on, max(settled_at) as last_on
                      from settlements
                      where settled_at < date '2023-10-26'
                      group by user_id
                    ) as history on history.user_id = users.user_id
                    """),
            new Question("risk", """
                    create or replace temp table risk as
                    select cycles.*, threshold_days, coalesce(recency_days > threshold_days, false) as high_risk
                    from cycles
                    join (
                      select tier, quantile_cont(cycle_days, 0.75) as threshold_days from cycles group by tier
                    ) as thresholds on thresholds.tier = cycles.tier and cycles.cycle_days is not null
                    """),
            new Question("tiers", """
                    select
                      'tiers.' || cycles.tier as place, count(*) as users, count(risk.user_id) as evaluable,
                      max(threshold_days) as threshold_days, count(*) filter (where risk.high_risk) as high_risk
                    from cycles
                    left join risk on risk.user_id = cycles.user_id
                    group by cycles.tier
                    """),
            new Question("users", """
                    select
                      '' as place, count(*) as users,
                      count(*) filter (where settlements = 0) as users_without_settlement,
                      count(*) filter (where settlements = 1) as users_with_one_settlement,
                      count(*) filter (where settlements >= 2) as evaluable
                    from cycles
                    """),
            new Question("matches", """
                    create or replace temp table matches as
                    with last_settlements as (
                      select risk.user_id, region_id, category_id, final_hourly_rate
                      from risk
                      join settlements on settlements.user_id = risk.user_id
                      where high_risk and settled_at < date '2023-10-26'
                      qualify row_number() over (partition by risk.user_id order by settled_at desc, st_id desc) = 1
                    ),
                    wanted as (
                      select user_id, region_id, category_id, final_hourly_rate, category_id as fitting_id
                      from last_settlements
                      union
                      select user_id, region_id, category_id, final_hourly_rate, similar_cat
                      from last_settlements
                      join category_map on original_cat = category_id
                    )
                    select
                      wanted.user_id, job_posts.job_id, job_posts.hourly_rate - wanted.final_hourly_rate as wage_uplift,
                      case when job_posts.category_id = wanted.category_id then 'same_category'
                        else 'similar_category' end as match_basis
                    from wanted
                    join job_posts
                      on job_posts.region_id = wanted.region_id
                      and job_posts.category_id = wanted.fitting_id
                      and job_posts.hourly_rate >= wanted.final_hourly_rate * 1.10
                    where posted_at <= date '2023-10-26'
                    """),
            new Question("matched users", """
                    create or replace temp table pairs as
                    select user_id, count(*) as pairs from matches group by user_id
                    """),
            new Question("logged", """
                    create or replace temp table logged as
                    select
                      campaign_logs.user_id, ab_group, max(is_applied) as applied,
                      coalesce(max(notification_blocked_at) > date '2023-10-26', false) as blocked
                    from campaign_logs
                    join users on users.user_id = campaign_logs.user_id
                    where sent_at = date '2023-10-26'
                    group by campaign_logs.user_id, ab_group
                    """),
            new Question("potential matches", """
                    select
                      'matching.potential' as place, count(*) as target_users, count(pairs) as matched_users,
                      sum(pairs) as pairs, avg(pairs) as mean_pairs, median(pairs) as median_pairs
                    from risk
                    left join pairs on pairs.user_id = risk.user_id
                    where high_risk
                    """),
            new Question("executable matches", """
                    select
                      'matching.executable' as place, count(*) as target_users, count(pairs) as matched_users,
                      sum(pairs) as pairs, avg(pairs) as mean_pairs, median(pairs) as median_pairs
                    from risk
                    left join pairs on pairs.user_id = risk.user_id
                    where high_risk and risk.user_id in (select user_id from logged where ab_group in ('A', 'B'))
                    """),
            new Question("outcome", """
                    select 'outcome.targets.arms.' || ab_group as place, count(*) as n, sum(applied) as applied
                    from logged
                    join risk on risk.user_id = logged.user_id and high_risk
                    group by ab_group
                    """),
            new Question("outcome of the matched", """
                    select 'outcome.matched.arms.' || ab_group as place, count(*) as n, sum(applied) as applied
                    from logged
                    join pairs on pairs.user_id = logged.user_id
                    group by ab_group
                    """),
            new Question("guardrail", """
                    select
                      'guardrail.targets.' || ab_group as place, count(*) as n,
                      count(*) filter (where blocked) as blocked
                    from logged
                    join risk on risk.user_id = logged.user_id and high_risk
                    group by ab_group
                    """),
            new Question("guardrail of the matched", """
                    select
                      'guardrail.matched.' || ab_group as place, count(*) as n,
                      count(*) filter (where blocked) as blocked
                    from logged
                    join pairs on pairs.user_id = logged.user_id
                    group by ab_group
                    """),
            new Question("returns", """
                    create or replace temp table returns as
                    with cohorts as (
                      select 'post' as cohort, user_id, date '2023-10-26' as started_on
                      from logged
                      group by user_id
                      union all
                      select 'pre', users.user_id, max(settled_at)
                      from users
                      join settlements on settlements.user_id = users.user_id
                      where total_settle_cnt > 1 and settled_at < date '2023-10-26'
                        and users.user_id not in (select user_id from logged)
                      group by users.user_id
                    ),
                    activity as (
                      select user_id, settled_at as active_on from settlements
                      union all
                      select user_id, sent_at from campaign_logs where is_applied = 1
                    )
                    select
                      cohort, cohorts.user_id,
                      coalesce(bool_or(active_on - started_on between 1 and 7), false) as week1,
                      coalesce(bool_or(active_on - started_on between 8 and 14), false) as week2,
                      coalesce(bool_or(active_on - started_on between 22 and 28), false) as week4
                    from cohorts
                    left join activity
                      on activity.user_id = cohorts.user_id and active_on > started_on and active_on <= started_on + 28
                    group by cohort, cohorts.user_id
                    """),
            new Question("retention before", """
                    select
                      'retention.pre' as place, count(*) as n, count(*) filter (where week1) as "week1.returned",
                      count(*) filter (where week2) as "week2.returned", count(*) filter (where week4) as "week4.returned"
                    from returns
                    where cohort = 'pre'
                    """),
            new Question("retention of the recipients", """
                    select
                      'retention.post.recipients' as place, count(*) as n,
                      count(*) filter (where week1) as "week1.returned",
                      count(*) filter (where week2) as "week2.returned",
                      count(*) filter (where week4) as "week4.returned"
                    from returns
                    where cohort = 'post'
                    """),
            new Question("retention of the targets", """
                    select
                      'retention.post.targets' as place, count(*) as n,
                      count(*) filter (where week1) as "week1.returned",
                      count(*) filter (where week2) as "week2.returned",
                      count(*) filter (where week4) as "week4.returned"
                    from returns
                    join risk on risk.user_id = returns.user_id and high_risk
                    where cohort = 'post'
                    """),
            new Question("retention of the matched", """
                    select
                      'retention.post.matched' as place, count(*) as n,
                      count(*) filter (where week1) as "week1.returned",
                      count(*) filter (where week2) as "week2.returned",
                      count(*) filter (where week4) as "week4.returned"
                    from returns
                    join pairs on pairs.user_id = returns.user_id
                    where cohort = 'post'
                    """));

    private final Connection connection;
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    /** Reads the scenario's five CSV files into tables. */
    ReactivationPeer(Path files) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("set temp_directory = '%s'".formatted(files.resolve("spilled")));
            for (var table : TABLES.entrySet()) {
                statement.execute("create table %s (%s)".formatted(table.getKey(), table.getValue()));
                statement.execute("copy %1$s from '%2$s' (header)"
                        .formatted(table.getKey(), files.resolve(table.getKey() + ".csv")));
            }
        }
    }

    /** Asks everything once more. */
    void ask() throws Exception {
        try (var statement = connection.createStatement()) {
            for (var question : QUESTIONS) {
                seconds.computeIfAbsent(question.name(), name -> new ArrayList<>())
                        .add(Seconds.of(() -> numbers.putAll(answer(statement, question))));
            }
        }
    }

    /** What was answered, by its place in the document. */
    Map<String, Double> numbers() {
        return numbers;
    }

    /** How long all questions took together, each time. */
    Seconds whole() {
        var times = seconds.values().iterator().next().size();
        return Seconds.of(IntStream.range(0, times)
                .mapToObj(time -> seconds.values().stream()
                        .mapToDouble(each -> each.get(time))
                        .sum())
                .toList());
    }

    /** How long each question took, the median. */
    Map<String, Double> byQuestion() {
        var medians = new LinkedHashMap<String, Double>();
        seconds.forEach(
                (question, each) -> medians.put(question, Seconds.of(each).median()));
        return medians;
    }

    private static Map<String, Double> answer(Statement statement, Question question) throws SQLException {
        var numbers = new LinkedHashMap<String, Double>();
        if (question.sql().startsWith("create")) {
            statement.execute(question.sql());
            return numbers;
        }
        try (var rows = statement.executeQuery(question.sql())) {
            var columns = rows.getMetaData();
            while (rows.next()) {
                var place = rows.getString("place");
                for (var i = 2; i <= columns.getColumnCount(); i++) {
                    var number = rows.getDouble(i);
                    if (!rows.wasNull()) {
                        numbers.put(
                                place.isEmpty() ? columns.getColumnName(i) : place + "." + columns.getColumnName(i),
                                number);
                    }
                }
            }
        }
        return numbers;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
