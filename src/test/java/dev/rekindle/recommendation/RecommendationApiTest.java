package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

class RecommendationApiTest extends RekindleTest {

    /** S1 §2.3.4, the example of its result. */
    private static final String EXAMPLE = """
            {
              "recommended_game": "SlotMachine",
              "proposals": [
                {
                  "type": "MID_STAKE",
                  "message": "토큰이 250개 있어요! 슬롯머신으로 안정적인 보상을 노려보세요",
                  "game": "SlotMachine"
                },
                {
                  "type": "SAFE_PLAY",
                  "message": "안정적인 플레이를 원한다면 슬롯머신 소액 베팅으로 꾸준히 리워드를 쌓아보세요",
                  "game": "SlotMachine"
                },
                {
                  "type": "CORPORATE_MISSION",
                  "message": "이번 달 토큰 획득이 150개예요. A 업체에서 퀴즈 풀고 200토큰 받으세요!",
                  "action": "COMPLETE_CORPORATE_QUIZ"
                }
              ]
            }
            """;

    @Autowired
    private TokenService tokens;

    @Autowired
    private Clock clock;

    @Autowired
    private JsonMapper json;

    private LocalDate today;
    private Instant now;

    @BeforeEach
    void exampleUser() {
        now = clock.instant();
        today = LocalDate.ofInstant(now, clock.getZone());
        user("123");
        acted("123", "400", "150");
        segment("123", "High Engaged", "Low-Risk");
        visited("123", now.minusSeconds(3_600));
        earnedOn("123", today, "150");
        earnedOn("123", today.withDayOfMonth(1).minusDays(1), "5000");
    }

    @AfterEach
    void noUser() {
        for (var table :
                new String[] {"users", "user_metrics", "user_segments", "user_days", "site_visits", "site_rewards"}) {
            jdbc.sql("delete from " + table + " where user_id = '123'").update();
        }
        jdbc.sql("delete from shown_proposals").update();
    }

    @Test
    void theExampleOfTheSourceIsAnsweredAsItStandsThere() throws Exception {
        var answer = ask("").andExpect(status().isOk())
                .andExpect(jsonPath("$.details.length()").value(3))
                .andExpect(jsonPath("$.details[0].proposal_id").value("MID_STAKE"))
                .andExpect(jsonPath("$.details[0].base_reward_level").value(2))
                .andExpect(jsonPath("$.details[0].reasons[0].rule").value("200 <= token_balance < 500"))
                .andExpect(
                        jsonPath("$.details[0].reasons[0].values.token_balance").value(250))
                .andExpect(jsonPath("$.details[0].reasons[0].policy").value("rfm-cascade"))
                .andExpect(jsonPath("$.details[0].reasons[0].policy_version").value(1))
                .andExpect(jsonPath("$.best_window.from").value("20:00"))
                .andExpect(jsonPath("$.best_window.to").value("21:00"))
                .andExpect(jsonPath("$.best_window.observations").value(30))
                .andExpect(jsonPath("$.best_window.source").value("user"))
                .andExpect(jsonPath("$.programmes[?(@.kind == 'MISSION')]").isNotEmpty())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        var whole = json.readTree(answer);
        var example = json.readTree(EXAMPLE);
        assertThat(whole.get("recommended_game")).isEqualTo(example.get("recommended_game"));
        assertThat(whole.get("proposals")).isEqualTo(example.get("proposals"));
        assertThat(whole.propertyNames())
                .containsExactly(
                        "recommended_game", "proposals", "recommendation_id", "details", "best_window", "programmes");
    }

    @Test
    void bordersHoldThroughTheDoorAsWell() throws Exception {
        for (var border : List.of("199 EARN_MORE", "200 MID_STAKE", "499 MID_STAKE", "500 HIGH_STAKE")) {
            var balance = Integer.parseInt(border.split(" ")[0]);
            jdbc.sql("update user_metrics set tokens_earned = :balance, tokens_spent = 0 where user_id = '123'")
                    .param("balance", balance)
                    .update();
            ask("").andExpect(jsonPath("$.proposals[0].type").value(border.split(" ")[1]));
        }
        for (var border : List.of("499 3", "500 2")) {
            jdbc.sql("update user_days set tokens_earned_partner = :tokens where user_id = '123' and day = :today")
                    .param("tokens", Integer.parseInt(border.split(" ")[0]))
                    .param("today", today)
                    .update();
            ask("").andExpect(jsonPath("$.proposals.length()").value(Integer.parseInt(border.split(" ")[1])));
        }
        for (var visit : List.of(now.minusSeconds(7 * 86_400 - 60), now.minusSeconds(7 * 86_400 + 1))) {
            jdbc.sql("delete from site_visits where user_id = '123'").update();
            visited("123", visit);
            var isLongAgo = visit.isBefore(now.minusSeconds(7 * 86_400));
            ask("").andExpect(jsonPath("$.proposals[?(@.type == 'CORPORATE_ENGAGE')].type")
                    .value(hasSize(isLongAgo ? 1 : 0)));
        }
        jdbc.sql("update user_segments set risk_profile = null where user_id = '123'")
                .update();
        ask("").andExpect(jsonPath("$.proposals[?(@.type == 'SAFE_PLAY')]").isEmpty());
    }

    @Test
    void theLanguageIsTheOneAskedForElseTheOneUnderstoodElseKorean() throws Exception {
        ask("?lang=en").andExpect(jsonPath("$.proposals[0].message", startsWith("You have 250 tokens!")));
        perform(get(URL).header("Accept-Language", "en-US,en;q=0.9,ko;q=0.5"))
                .andExpect(jsonPath("$.proposals[0].message", startsWith("You have 250 tokens!")));
        perform(get(URL + "?lang=ko").header("Accept-Language", "en"))
                .andExpect(jsonPath("$.proposals[0].message", startsWith("토큰이 250개")));
        perform(get(URL).header("Accept-Language", "fr, !!"))
                .andExpect(jsonPath("$.proposals[0].message", startsWith("토큰이 250개")));
        ask("?lang=fr").andExpect(status().isBadRequest());
        ask("?language=en").andExpect(status().isBadRequest());
    }

    @Test
    void aClaimOfOddsThatNothingGrantsIsCut() throws Exception {
        jdbc.sql("update user_metrics set tokens_earned = 1000 where user_id = '123'")
                .update();
        segment("123", "Whale", "High-Risk");

        ask("").andExpect(jsonPath("$.recommended_game").value("Roulette"))
                .andExpect(jsonPath("$.proposals[0].message").value("현재 850 토큰 보유 중! 룰렛 한 판에 걸어보세요"))
                .andExpect(jsonPath("$.proposals[1].message").value("위험을 즐기시는군요! 프리미엄 룰렛으로 한 방 노려보세요"));
    }

    @Test
    void aProtectedUserIsRecommendedNothing() throws Exception {
        for (var protection : new String[] {
            "self_excluded_until = 'infinity'", "birth_date = '2020-01-01'", "marketing_consent = false"
        }) {
            jdbc.sql("update users set self_excluded_until = null, birth_date = null, marketing_consent = null")
                    .update();
            jdbc.sql("update users set " + protection + " where user_id = '123'")
                    .update();

            ask("").andExpect(status().isOk())
                    .andExpect(content()
                            .json("{ \"recommended_game\": null, \"proposals\": [] }", JsonCompareMode.STRICT));
        }
    }

    @Test
    void ofWhomNothingIsKnownTheQuizIsAllThereIs() throws Exception {
        jdbc.sql("delete from user_metrics where user_id = '123'").update();
        jdbc.sql("delete from user_segments where user_id = '123'").update();

        ask("").andExpect(status().isOk())
                .andExpect(content()
                        .json("{ \"recommended_game\": \"Quiz\", \"proposals\": [] }", JsonCompareMode.STRICT));
    }

    @Test
    void whoOnlyAnsweredTheQuizHasABalanceOfNothing() throws Exception {
        jdbc.sql("delete from user_metrics where user_id = '123'").update();
        jdbc.sql("delete from site_visits where user_id = '123'").update();
        segment("123", "At-risk", "Moderate-Risk");

        ask("").andExpect(jsonPath("$.recommended_game").value("Quiz"))
                .andExpect(jsonPath("$.proposals.length()").value(2))
                .andExpect(jsonPath("$.proposals[0].message").value("토큰 잔고가 0개입니다. A 업체에서 300토큰만 더 모아보세요!"))
                .andExpect(jsonPath("$.proposals[0].action").value("VISIT_CORPORATE_SITE"))
                .andExpect(jsonPath("$.proposals[1].type").value("CORPORATE_ENGAGE"))
                .andExpect(jsonPath("$.proposals[1].message", containsString("아직 A 업체를 방문하지")));
    }

    @Test
    void anEarningAtThePartnerIsFollowedByUseNow() throws Exception {
        jdbc.sql("insert into site_rewards values ('123', 'e1', 'CYBER_TOKEN', 100, :at)")
                .param("at", now.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        ask("").andExpect(jsonPath("$.proposals.length()").value(3))
                .andExpect(jsonPath("$.use_now.type").value("USE_NOW"))
                .andExpect(jsonPath("$.use_now.message", containsString("100 토큰")))
                .andExpect(jsonPath("$.use_now.detail.proposal_id").value("USE_NOW"));
    }

    @Test
    void whoIsUnknownIsNamedAndExecutivesSeeNoUser() throws Exception {
        perform(get("/api/v1/users/nobody/recommendations"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("There is no user nobody")));
        as(Role.EXEC, get(URL)).andExpect(status().isForbidden());
    }

    @Test
    void whatWasShownAndClickedIsKeptOnce() throws Exception {
        var id = json.readTree(ask("").andReturn().getResponse().getContentAsString())
                .get("recommendation_id")
                .stringValue();

        tell(id, "impressions", "MID_STAKE").andExpect(jsonPath("$.recorded").value(true));
        tell(id, "impressions", "MID_STAKE").andExpect(jsonPath("$.recorded").value(false));
        tell(id, "clicks", "MID_STAKE").andExpect(jsonPath("$.recorded").value(true));
        tell(id, "clicks", "MID_STAKE").andExpect(jsonPath("$.recorded").value(false));
        tell(id, "clicks", "SAFE_PLAY").andExpect(jsonPath("$.recorded").value(true));

        assertThat(jdbc.sql("""
                        select concat_ws(' ', user_id, offer, reward_level, aim, clicked_at is not null)
                        from shown_proposals
                        order by offer
                        """).query(String.class).list())
                .containsExactly("123 MID_STAKE 2 PLAY t", "123 SAFE_PLAY 2 PLAY t");
    }

    @Test
    void whatWasNotRecommendedCannotBeShown() throws Exception {
        var id = json.readTree(ask("").andReturn().getResponse().getContentAsString())
                .get("recommendation_id")
                .stringValue();

        tell(id, "impressions", "HIGH_STAKE").andExpect(status().isNotFound());
        tell(id + "x", "impressions", "MID_STAKE").andExpect(status().isNotFound());
        perform(post("/api/v1/recommendations/" + id + "/clicks")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("MID_STAKE, SAFE_PLAY")));

        jdbc.sql("delete from users where user_id = '123'").update();
        tell(id, "impressions", "MID_STAKE").andExpect(status().isNotFound());
    }

    @Test
    void lookingIsNoImpression() throws Exception {
        ask("");

        assertThat(jdbc.sql("select count(*) from shown_proposals")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static final String URL = "/api/v1/users/123/recommendations";

    private ResultActions ask(String rest) throws Exception {
        return perform(get(URL + rest));
    }

    private ResultActions tell(String id, String what, String proposal) throws Exception {
        return perform(post("/api/v1/recommendations/" + id + "/" + what)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{ \"proposal_id\": \"%s\" }".formatted(proposal)));
    }

    private ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
        return as(Role.CRM, request);
    }

    private ResultActions as(Role role, MockHttpServletRequestBuilder request) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(request.header("Authorization", "Bearer " + token));
    }

    private void user(String id) {
        jdbc.sql("insert into users (user_id) values (:id)").param("id", id).update();
    }

    /** Thirty actions, most of them at eight in the evening. */
    private void acted(String id, String earned, String spent) {
        jdbc.sql("""
                        insert into user_metrics (
                          user_id, first_action_day, last_action_day, last_action_at, actions, active_days,
                          tokens_earned, tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                          window_until, window_actions, window_active_days, window_tokens_spent,
                          window_tokens_earned_partner, window_cash_amount, window_visits, window_partner_earnings,
                          window_oldest_day)
                        values (:id, :today, :today, :now, 30, 1, :earned, :spent, 0, 0, 0, 1,
                          :today, 30, 1, 0, 0, 0, 0, 0, :today)
                        """)
                .param("id", id)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("earned", new BigDecimal(earned))
                .param("spent", new BigDecimal(spent))
                .update();
        jdbc.sql("""
                        insert into action_identities
                        select :id, 'acted-' || number,
                          (:today + case when number <= 10 then time '09:00' else time '20:00' end) at time zone 'Asia/Seoul', 1
                        from generate_series(1, 30) as number
                        on conflict do nothing
                        """).param("id", id).param("today", today).update();
    }

    private void segment(String id, String group, String profile) {
        jdbc.sql("""
                        insert into user_segments (
                          user_id, rfm_group, risk_profile, last_updated, policy, policy_version)
                        values (:id, :group, :profile, now(), 'rfm-cascade', 1)
                        on conflict (user_id) do update
                        set rfm_group = excluded.rfm_group, risk_profile = excluded.risk_profile
                        """)
                .param("id", id)
                .param("group", group)
                .param("profile", profile)
                .update();
    }

    private void visited(String id, Instant at) {
        jdbc.sql("insert into site_visits values (:id, 'v1', 'corporate_site', :at)")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void earnedOn(String id, LocalDate day, String tokens) {
        jdbc.sql("insert into user_days values (:id, :day, 1, 0, :tokens, 0, 0, 0, 1)")
                .param("id", id)
                .param("day", day)
                .param("tokens", new BigDecimal(tokens))
                .update();
    }
}
