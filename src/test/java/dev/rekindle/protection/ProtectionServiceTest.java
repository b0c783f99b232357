package dev.rekindle.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The whole way: actions come in through REST, show a sign of harm, and every door is shut. */
class ProtectionServiceTest extends RekindleTest {

    private static final List<String> TABLES = List.of(
            "users",
            "user_actions",
            "action_identities",
            "user_days",
            "user_metrics",
            "user_segments",
            "site_visits",
            "site_rewards",
            "settlements",
            "job_posts",
            "campaign_logs",
            "notifications",
            "harm_signs",
            "harm_checks");

    @Autowired
    private ProtectionService protection;

    @Autowired
    private TokenService tokens;

    @Autowired
    private Clock clock;

    private String token;

    @BeforeEach
    void someoneWhoLost() throws Exception {
        noTraces();
        signIn(Role.ADMIN);
        token = tokens.create(Role.ADMIN, "protection");
        signOut();
        var now = clock.instant();
        var actions = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            for (var user : List.of("chases", "calm")) {
                actions.add(play(user, "lost" + i, now.minusSeconds(7_200 - i * 1_800L), "FAIL_GAME", 10));
                actions.add(play(
                        user,
                        "next" + i,
                        now.minusSeconds(7_140 - i * 1_800L),
                        "PLAY_GAME",
                        user.equals("calm") ? 10 : 20));
            }
        }
        call(post("/api/v1/actions").contentType(MediaType.APPLICATION_JSON).content(actions.toString()))
                .andExpect(jsonPath("$.accepted").value(12));
        protection.checkNext();
    }

    @AfterEach
    void noTraces() {
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
        jdbc.sql("delete from harm_thresholds where version > 1").update();
    }

    @Test
    void signIsKeptWithItsValuesAndTheProfileAndTheCountsSaySo() throws Exception {
        assertThat(jdbc.sql("select concat_ws(' ', user_id, sign, shown ->> 'stakes', version) from harm_signs")
                        .query(String.class)
                        .list())
                .containsExactly("chases chased_losses [20, 20, 20] 1");
        call(get("/api/v1/users/chases")).andExpect(jsonPath("$.protection[0]").value("cooling_off"));
        call(get("/api/v1/users/calm")).andExpect(jsonPath("$.protection").isEmpty());
        call(get("/api/v1/protection"))
                .andExpect(jsonPath("$.protected_users.cooling_off").value(1))
                .andExpect(jsonPath("$.signs.chased_losses").value(1))
                .andExpect(jsonPath("$.raised_stakes").value(3));
    }

    @Test
    void nothingIsRecommendedAndNoJobMatches() throws Exception {
        call(get("/api/v1/users/chases/recommendations"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.recommended_game").isEmpty())
                .andExpect(jsonPath("$.proposals").isEmpty());
        call(get("/api/v1/users/calm/recommendations"))
                .andExpect(jsonPath("$.proposals").isNotEmpty());

        work();
        call(get("/api/v1/users/chases/matches")).andExpect(jsonPath("$.total").value(0));
        call(get("/api/v1/users/calm/matches")).andExpect(jsonPath("$.total").value(1));
    }

    @Test
    void campaignLeavesOutAndALogThatSaysOtherwiseOpensNoDoor() throws Exception {
        work();
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        call(get("/api/v1/reactivation").param("as_of", today.toString()))
                .andExpect(jsonPath("$.assignment.left_out.cooling_off").value(1));

        var log = "log_id,user_id,ab_group,is_applied,sent_at\nl1,chases,A,0,%s\nl2,calm,B,0,%s\n"
                .formatted(today, today);
        mvc.perform(MockMvcRequestBuilders.multipart("/api/v1/imports")
                        .file(new MockMultipartFile(
                                "campaign_logs", "campaign_logs.csv", "text/csv", log.getBytes(StandardCharsets.UTF_8)))
                        .header("Authorization", "Bearer " + token))
                .andExpect(status().isOk());
        call(get("/api/v1/reactivation/messages")
                        .param("as_of", today.toString())
                        .param("lang", "en"))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].user_id").value("calm"));
    }

    @Test
    void tokensOfThePartnerAreNoNewsForWhoCoolsOff() throws Exception {
        var earned = """
                {"event_id": "earned", "user_id": "%s", "action_type": "EARN_CYBER_TOKENS", "action_timestamp": "%s",
                 "metadata": {"source": "corporate_site", "earned_tokens": 500}}""";
        call(post("/api/v1/actions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[%s]".formatted(earned.formatted("chases", clock.instant()))))
                .andExpect(jsonPath("$.accepted").value(1));

        assertThat(jdbc.sql("select concat_ws(' ', user_id, state, reason) from notifications")
                        .query(String.class)
                        .list())
                .containsExactly("chases SKIPPED cooling_off");
    }

    @Test
    void thresholdsAreTightenedOnlyAndThenWhoWasCalmIsLookedAtAgain() throws Exception {
        call(put("/api/v1/protection").contentType(MediaType.APPLICATION_JSON).content("{\"raised_stakes\": 4}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("can only be tightened")));
        jdbc.sql("update user_actions set metadata = metadata || '{\"stake\": 11}' where event_id = 'next2'")
                .update();

        call(put("/api/v1/protection").contentType(MediaType.APPLICATION_JSON).content("{\"raised_stakes\": 1}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        protection.checkNext();

        call(get("/api/v1/users/calm")).andExpect(jsonPath("$.protection[0]").value("cooling_off"));
    }

    @Test
    void onlyAnAdminTightens() throws Exception {
        signIn(Role.ADMIN);
        token = tokens.create(Role.CRM, "protection");
        signOut();

        call(put("/api/v1/protection").contentType(MediaType.APPLICATION_JSON).content("{\"raised_stakes\": 2}"))
                .andExpect(status().isForbidden());
        call(get("/api/v1/protection")).andExpect(status().isOk());
    }

    /** Both have settled twice, long ago, and a post pays more. */
    private void work() {
        var csv = new StringBuilder("st_id,user_id,category_id,settled_at,final_hourly_rate\n");
        for (var user : List.of("chases", "calm")) {
            csv.append("s1%s,%s,cafe,2024-01-01,10000%n".formatted(user, user));
            csv.append("s2%s,%s,cafe,2024-01-11,10000%n".formatted(user, user));
        }
        var users = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\nchases,1,1,2,\ncalm,1,1,2,\n";
        var posts = "job_id,category_id,region_id,hourly_rate,posted_at\nj1,cafe,1,20000,2024-01-01\n";
        try {
            mvc.perform(MockMvcRequestBuilders.multipart("/api/v1/imports")
                            .file(file("settlements", csv.toString()))
                            .file(file("users", users))
                            .file(file("job_posts", posts))
                            .header("Authorization", "Bearer " + token))
                    .andExpect(status().isOk());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static MockMultipartFile file(String table, String csv) {
        return new MockMultipartFile(table, table + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static String play(String user, String event, Instant at, String type, int stake) {
        return """
                {"event_id": "%s", "user_id": "%s", "action_type": "%s", "action_timestamp": "%s",
                 "metadata": {"game": "slot", "stake": %d, "stake_currency": "coin"}}""".formatted(event, user, type, at, stake);
    }

    private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + token));
    }
}
