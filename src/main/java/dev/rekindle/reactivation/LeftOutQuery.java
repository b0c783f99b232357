package dev.rekindle.reactivation;

import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Repository;

/** Who gets no message of a campaign although he is at risk, and why: all that {@code PlannedSendQuery} leaves out. */
@Repository
class LeftOutQuery {

    /**
     * One row per high-risk user without a message: of those the plan deals, who is left out of it; where the date was
     * logged, of those in the log who is protected, then or today.
     */
    private static final String SQL = CampaignPeopleQuery.PLANNED + """
            , asked as (
              select
                planned.user_id, planned.arms, planned.left_out,
                protection_of(
                  planned.self_excluded_until, planned.birth_date, planned.marketing_consent,
                  planned.cooling_off_until, least(:asOf::date, :today::date)) as protection
              from planned
            )
            select asked.user_id, coalesce(asked.protection, asked.left_out) as reason
            from asked
            cross join (select exists (select from campaign_logs where sent_at = :asOf) as already) as logged
            where case when logged.already then asked.arms <> 0 and asked.protection is not null
              else coalesce(asked.protection, asked.left_out) is not null end
            order by asked.user_id
            """;

    private final CampaignPeopleQuery people;
    private final Clock clock;

    LeftOutQuery(CampaignPeopleQuery people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Hands over each user with the reason; call it within a transaction. */
    void everyone(
            ReactivationQuestion question,
            Map<Tier, Estimate> thresholds,
            String salt,
            BiConsumer<String, String> use) {
        people.ask(SQL, question, thresholds)
                .param("salt", salt)
                .param("today", LocalDate.now(clock))
                .withFetchSize(CampaignPeopleQuery.FETCHED)
                .query(row -> {
                    use.accept(row.getString("user_id"), row.getString("reason"));
                });
    }
}
