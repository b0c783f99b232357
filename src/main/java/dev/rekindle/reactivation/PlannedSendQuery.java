package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.matching.MatchTarget;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Who gets which message of a campaign. */
@Repository
class PlannedSendQuery {

    /**
     * One row per message: a high-risk user and the arm he gets it in, which is the one he was logged in (in each of
     * them, if in two), or where nobody was logged on the date the one the plan deals him. Left out is who was
     * protected on that date, and who is today: a day ahead brings nobody's protection to an end.
     */
    private static final String SENDS = CampaignPeopleQuery.PLANNED + """
            , sends as (
              select
                planned.user_id, planned.region_id, planned.last_category_id, planned.last_hourly_rate,
                arm.label as arm, arm.bit, planned.tier
              from planned
              cross join (select exists (select from campaign_logs where sent_at = :asOf) as already) as logged
              join (values ('Control', 1), ('A', 2), ('B', 4)) as arm (label, bit)
                on case when logged.already then planned.arms & arm.bit <> 0 else arm.label = planned.planned_arm end
              where protection_of(
                  planned.self_excluded_until, planned.birth_date, planned.marketing_consent,
                  planned.cooling_off_until, least(:asOf::date, :today::date)) is null
            )
            """;

    /** The same, a page of it. */
    private static final String LISTED = SENDS + """
            select sends.*, count(*) over () as total
            from sends
            where :arm::text is null or arm = :arm
            order by user_id, bit
            offset :offset limit :limit::bigint
            """;

    /** At most one row per arm: its first message, with how many it has. */
    private static final String FIRST_OF_EACH_ARM = SENDS + """
            select distinct on (bit) sends.*, count(*) over (partition by bit) as total
            from sends
            order by bit, user_id
            """;

    private final CampaignPeopleQuery people;
    private final Clock clock;

    PlannedSendQuery(CampaignPeopleQuery people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** A user and the arm in which he gets a message. */
    record PlannedSend(MatchTarget target, Arm arm, Tier tier) {}

    Page<PlannedSend> sends(
            ReactivationQuestion question,
            Map<Tier, Estimate> thresholds,
            String salt,
            @Nullable Arm arm,
            long offset,
            int limit) {
        return CampaignPeopleQuery.page(ask(question, thresholds, salt, arm), offset, limit, PlannedSendQuery::send);
    }

    /** By arm its first message and how many it has; an arm without any is absent. */
    Map<Arm, Page<PlannedSend>> firstOfEachArm(
            ReactivationQuestion question, Map<Tier, Estimate> thresholds, String salt) {
        var firsts = new EnumMap<Arm, Page<PlannedSend>>(Arm.class);
        ask(FIRST_OF_EACH_ARM, question, thresholds, salt).query(row -> {
            var first = send(row, 0);
            firsts.put(first.arm(), new Page<>(row.getLong("total"), List.of(first)));
        });
        return firsts;
    }

    /** Reads the messages of an arm once, as the answer streams in; call it within a transaction. */
    void everySend(
            ReactivationQuestion question,
            Map<Tier, Estimate> thresholds,
            String salt,
            @Nullable Arm arm,
            Consumer<PlannedSend> use) {
        CampaignPeopleQuery.every(ask(question, thresholds, salt, arm), PlannedSendQuery::send, use);
    }

    private StatementSpec ask(
            ReactivationQuestion question, Map<Tier, Estimate> thresholds, String salt, @Nullable Arm arm) {
        return ask(LISTED, question, thresholds, salt).param("arm", arm == null ? null : arm.label());
    }

    private StatementSpec ask(
            String statement, ReactivationQuestion question, Map<Tier, Estimate> thresholds, String salt) {
        return people.ask(statement, question, thresholds).param("salt", salt).param("today", LocalDate.now(clock));
    }

    private static PlannedSend send(ResultSet row, int number) throws SQLException {
        return new PlannedSend(
                CampaignPeopleQuery.target(row), Arm.of(row.getString("arm")), Tier.valueOf(row.getString("tier")));
    }
}
