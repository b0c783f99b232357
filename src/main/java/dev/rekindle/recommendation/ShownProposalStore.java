package dev.rekindle.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code shown_proposals}: what was shown, clicked, and led to what it aims at. */
@Repository
class ShownProposalStore {

    private final JdbcClient jdbc;

    ShownProposalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a proposal that was shown; false when it was there before, and when the user is none. */
    boolean show(RecommendationIds.Recommended recommended, String offer, Aim aim, Instant at) {
        return jdbc.sql("""
                        insert into shown_proposals (
                          user_id, recommendation_id, offer, reward_level, aim, recommended_at, shown_at)
                        select user_id, :id, :offer, :level, :aim, :recommendedAt, :at
                        from users
                        where user_id = :user
                        on conflict (user_id, recommendation_id, offer) do nothing
                        """)
                        .param("user", recommended.userId())
                        .param("id", recommended.id())
                        .param("offer", offer)
                        .param("level", recommended.rewardLevel())
                        .param("aim", aim.name())
                        .param("recommendedAt", recommended.at().atOffset(ZoneOffset.UTC))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean isUser(String userId) {
        return jdbc.sql("select exists (select from users where user_id = :user) as is_user")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** Keeps the first click; false when there was one. */
    boolean click(RecommendationIds.Recommended recommended, String offer, Instant at) {
        return jdbc.sql("""
                        update shown_proposals
                        set clicked_at = :at
                        where user_id = :user and recommendation_id = :id and offer = :offer and clicked_at is null
                        """)
                        .param("user", recommended.userId())
                        .param("id", recommended.id())
                        .param("offer", offer)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * Gives each click of these last days the first action that did what the offer aims at: after the click, at most
     * {@code within} later, and before {@code before}. The actions of a user are found by their identities.
     *
     * @return how many clicks converted
     */
    int convert(Instant since, Instant before, Duration within, ZoneId zone) {
        return jdbc.sql("""
                        with open_clicks as (
                          select user_id, recommendation_id, offer, aim, clicked_at
                          from shown_proposals
                          where clicked_at >= :since and converted_at is null
                        ), converting as (
                          select distinct on (clicks.user_id, clicks.recommendation_id, clicks.offer)
                            clicks.user_id, clicks.recommendation_id, clicks.offer,
                            identities.event_id, actions.action_timestamp
                          from open_clicks as clicks
                          join action_identities as identities
                            on identities.user_id = clicks.user_id
                            and identities.action_timestamp > clicks.clicked_at
                            and identities.action_timestamp <= clicks.clicked_at + make_interval(secs => :within)
                            and identities.action_timestamp < :before
                          join action_values(:zone) as actions
                            on actions.action_timestamp = identities.action_timestamp
                            and actions.user_id = identities.user_id
                          where fulfils_aim(
                            clicks.aim, actions.action_type, actions.partner_visit, actions.partner_earning)
                          order by clicks.user_id, clicks.recommendation_id, clicks.offer,
                            actions.action_timestamp, identities.event_id
                        )
                        update shown_proposals
                        set converted_at = converting.action_timestamp, converting_event = converting.event_id
                        from converting
                        where shown_proposals.user_id = converting.user_id
                          and shown_proposals.recommendation_id = converting.recommendation_id
                          and shown_proposals.offer = converting.offer
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("within", within.toSeconds())
                .param("zone", zone.getId())
                .update();
    }
}
