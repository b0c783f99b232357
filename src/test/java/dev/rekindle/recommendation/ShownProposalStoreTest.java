package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.recommendation.RecommendationIds.Recommended;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShownProposalStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Recommended RECOMMENDED =
            new Recommended(new UUID(0, 1), 2, NOON, List.of("MID_STAKE", "CORPORATE_ENGAGE"), "u1");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final ShownProposalStore store = new ShownProposalStore(jdbc);

    @BeforeEach
    void user() {
        jdbc.sql("insert into users (user_id) values ('u1')").update();
        jdbc.sql("create table actions_2026 partition of user_actions for values from ('2026-01-01') to ('2027-01-01')")
                .update();
    }

    @Test
    void whatIsShownAndClickedIsNewsOnce() {
        assertThat(store.show(RECOMMENDED, "MID_STAKE", Aim.PLAY, NOON)).isTrue();
        assertThat(store.show(RECOMMENDED, "MID_STAKE", Aim.PLAY, NOON)).isFalse();
        assertThat(store.click(RECOMMENDED, "MID_STAKE", NOON)).isTrue();
        assertThat(store.click(RECOMMENDED, "MID_STAKE", NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void whoIsNoUserIsShownNothing() {
        var stranger = new Recommended(new UUID(0, 2), 2, NOON, List.of("MID_STAKE"), "gone");

        assertThat(store.show(stranger, "MID_STAKE", Aim.PLAY, NOON)).isFalse();
        assertThat(store.isUser("gone")).isFalse();
        assertThat(store.isUser("u1")).isTrue();
    }

    @Test
    void theFirstActionThatDoesWhatIsAimedAtWithinADayConverts() {
        clicked("MID_STAKE", Aim.PLAY);
        acted("before", "PLAY_GAME", NOON.minusSeconds(1), "{}");
        acted("other", "VIEW_CONTENT", NOON.plusSeconds(5), "{}");
        acted("second", "PLAY_GAME", NOON.plusSeconds(20), "{}");
        acted("first", "SPEND_CYBER_TOKENS", NOON.plusSeconds(10), "{}");

        convert();

        assertThat(converting()).containsExactly("MID_STAKE first");
    }

    @Test
    void aDayAfterTheClickIsTheLastMoment() {
        clicked("MID_STAKE", Aim.PLAY);
        acted("late", "PLAY_GAME", NOON.plus(Duration.ofDays(1)).plusMillis(1), "{}");
        convert();
        assertThat(converting()).isEmpty();

        acted("in time", "PLAY_GAME", NOON.plus(Duration.ofDays(1)), "{}");
        convert();
        assertThat(converting()).containsExactly("MID_STAKE in time");
    }

    @Test
    void thePartnerIsVisitedAtThePartner() {
        clicked("CORPORATE_ENGAGE", Aim.PARTNER_VISIT);
        acted("app", "VISIT_SITE", NOON.plusSeconds(1), "{\"source\": \"app\"}");
        convert();
        assertThat(converting()).isEmpty();

        acted("partner", "VISIT_SITE", NOON.plusSeconds(2), "{\"source\": \"corporate_site\"}");
        convert();
        assertThat(converting()).containsExactly("CORPORATE_ENGAGE partner");
    }

    @Test
    void whatWasShownButNotClickedDoesNotConvert() {
        store.show(RECOMMENDED, "MID_STAKE", Aim.PLAY, NOON);
        acted("a", "PLAY_GAME", NOON.plusSeconds(1), "{}");
        convert();

        assertThat(converting()).isEmpty();
    }

    private void clicked(String offer, Aim aim) {
        store.show(RECOMMENDED, offer, aim, NOON);
        store.click(RECOMMENDED, offer, NOON);
    }

    private void convert() {
        store.convert(
                NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(3)), Duration.ofHours(24), SetClock.SEOUL);
    }

    private void acted(String event, String type, Instant at, String metadata) {
        jdbc.sql("insert into user_actions values ('u1', :event, :type, :at, cast(:metadata as jsonb))")
                .param("event", event)
                .param("type", type)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("metadata", metadata)
                .update();
        jdbc.sql("insert into action_identities values ('u1', :event, :at, 0)")
                .param("event", event)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<String> converting() {
        return jdbc.sql("select offer || ' ' || converting_event from shown_proposals where converted_at is not null")
                .query(String.class)
                .list();
    }
}
