package dev.rekindle.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every door by which something could reach a user, tried as a stranger would: for four users who are protected, each
 * for another reason, and for one who is not, by whom one sees that the door is open.
 */
class ProtectedUserTest extends RekindleTest {

    private static final String FREE = "door-free";
    private static final List<String> PROTECTED =
            List.of("door-child", "door-cooling", "door-excluded", "door-refused");

    private static final List<String> EMPTIED = List.of(
            "users",
            "settlements",
            "job_posts",
            "campaign_logs",
            "notifications",
            "launches",
            "outbox",
            "user_actions",
            "action_identities",
            "user_days",
            "user_metrics",
            "user_segments",
            "user_rewards",
            "segment_changes",
            "site_visits",
            "site_rewards",
            "harm_checks",
            "user_activity");

    @Autowired
    private TokenService tokens;

    @Autowired
    private Clock clock;

    @Autowired
    private JsonMapper json;

    private LocalDate today;

    @BeforeEach
    void people() {
        empty();
        today = LocalDate.now(clock);
        jdbc.sql("""
                insert into users (
                  user_id, region_id, total_settle_cnt, self_excluded_until, birth_date, marketing_consent,
                  cooling_off_until)
                values
                  ('door-free', 1, 2, null, '1990-01-01', null, null),
                  ('door-excluded', 1, 2, 'infinity', '1990-01-01', true, null),
                  ('door-child', 1, 2, null, '2100-01-01', true, null),
                  ('door-refused', 1, 2, null, '1990-01-01', false, null),
                  ('door-cooling', 1, 2, null, '1990-01-01', true, 'infinity')
                """).update();
        jdbc.sql("""
                        insert into settlements (user_id, st_id, category_id, settled_at, final_hourly_rate)
                        select user_id, settled_on, 'cafe', settled_on, 1
                        from users, unnest(array[:today::date - 100, :today::date - 90]) as settled_on
                        """).param("today", today).update();
        jdbc.sql("""
                        update user_histories
                        set settled_on = array[:today::date - 100, :today::date - 90],
                          category_ids = array['cafe', 'cafe'], hourly_rates = array[1, 1]
                        """).param("today", today).update();
        jdbc.sql("""
                        insert into job_posts (job_id, region_id, category_id, hourly_rate, posted_at)
                        values ('door-job', 1, 'cafe', 100, :today::date - 1)
                        """).param("today", today).update();
        for (var table : List.of("users", "settlements", "job_posts", "campaign_logs")) {
            jdbc.sql("insert into data_versions (table_name, version) values (:table, 1)"
                            + " on conflict (table_name) do update set version = data_versions.version + 1")
                    .param("table", table)
                    .update();
        }
    }

    @AfterEach
    void empty() {
        // One by one: the running application would wait for tables that are locked together.
        for (var table : EMPTIED) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update audiences set deleted_at = now(), deleted_by = 'test' where deleted_at is null")
                .update();
    }

    @Test
    void recommendationRecommendsNothing() throws Exception {
        for (var user : PROTECTED) {
            var answer = ask(get("/api/v1/users/" + user + "/recommendations"));
            assertThat(answer.get("recommended_game").isNull()).as(user).isTrue();
            assertThat(answer.get("proposals")).isEmpty();
            assertThat(answer.propertyNames()).containsExactly("recommended_game", "proposals");
        }
        assertThat(ask(get("/api/v1/users/" + FREE + "/recommendations"))
                        .get("recommended_game")
                        .stringValue())
                .isEqualTo("Quiz");
    }

    @Test
    void noJobIsMatched() throws Exception {
        for (var user : PROTECTED) {
            assertThat(ask(get("/api/v1/users/" + user + "/matches"))
                            .get("total")
                            .intValue())
                    .as(user)
                    .isZero();
        }
        assertThat(ask(get("/api/v1/users/" + FREE + "/matches")).get("total").intValue())
                .isEqualTo(1);
    }

    @Test
    void campaignHasNoMessageForThemWhateverItsDay() throws Exception {
        for (var day : List.of(today, today.minusDays(30), today.plusDays(400))) {
            assertThat(receivers(day)).as(day.toString()).containsExactly(FREE);
        }
    }

    @Test
    void importedArmsBringThemNoMessage() throws Exception {
        var log = new StringBuilder("log_id,user_id,ab_group,is_applied,sent_at\n");
        log.append("1,%s,A,0,%s\n".formatted(FREE, today));
        PROTECTED.forEach(user -> log.append("%s,%s,A,0,%s\n".formatted(user, user, today)));
        var imported = ask(multipart("/api/v1/imports")
                .file(new MockMultipartFile(
                        "campaign_logs",
                        "campaign_logs.csv",
                        "text/csv",
                        log.toString().getBytes(StandardCharsets.UTF_8))));
        assertThat(imported.at("/tables/campaign_logs/new").intValue()).isEqualTo(5);

        assertThat(receivers(today)).containsExactly(FREE);
        launch();
        assertThat(told("state <> 'SKIPPED'")).containsExactly(FREE);
    }

    @Test
    void launchWithholdsTheirMessageAndSaysHowManyAndWhy() throws Exception {
        var plan = ask(get("/api/v1/reactivation/launch" + question(today)));
        assertThat(plan.get("left_out").propertyNames())
                .containsExactly("cooling_off", "no_consent", "self_excluded", "under_age");
        var launched = launch();

        assertThat(launched.at("/outcome/messages").intValue()).isEqualTo(1);
        assertThat(launched.at("/outcome/left_out")).isEqualTo(plan.get("left_out"));
        assertThat(told("state <> 'SKIPPED'")).containsExactly(FREE);
        assertThat(told("state = 'SKIPPED' and reason is not null")).isEqualTo(PROTECTED);
    }

    @Test
    void tokensEarnedAtThePartnerAreNoNewsToThem() throws Exception {
        for (var user : PROTECTED) {
            act(user, "EARN_CYBER_TOKENS", "{ \"earned_tokens\": 500, \"source\": \"corporate_site\" }", 1);
        }
        act(FREE, "EARN_CYBER_TOKENS", "{ \"earned_tokens\": 500, \"source\": \"corporate_site\" }", 1);

        assertThat(told("state <> 'SKIPPED'")).containsExactly(FREE);
        assertThat(told("state = 'SKIPPED' and reason is not null")).isEqualTo(PROTECTED);
        assertThat(published()).doesNotContainAnyElementsOf(PROTECTED);
    }

    @Test
    void actionThatIsCalledLikeAMessageIsAnActionAndNothingElse() throws Exception {
        for (var user : PROTECTED) {
            act(user, "notification.requested", "{ \"message\": \"play\", \"user_id\": \"" + user + "\" }", 1);
            act(user, "NEW_TOKEN_ARRIVAL", "{ \"earned_tokens\": 500 }", 1);
        }

        assertThat(told("true")).isEmpty();
        assertThat(published()).isEmpty();
    }

    @Test
    void risingEarnsThemNothing() throws Exception {
        for (var user : PROTECTED) {
            act(user, "PLAY_GAME", "{}", 1);
            act(user, "SPEND_CYBER_TOKENS", "{ \"spent_tokens\": 500 }", 30);
        }
        act(FREE, "PLAY_GAME", "{}", 1);
        act(FREE, "SPEND_CYBER_TOKENS", "{ \"spent_tokens\": 500 }", 30);

        assertThat(jdbc.sql("select count(*) from user_segments where rfm_group = 'Whale'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(jdbc.sql("select distinct user_id from user_rewards")
                        .query(String.class)
                        .list())
                .containsExactly(FREE);
    }

    @Test
    void nightBringsThemNothing() throws Exception {
        risingEarnsThemNothing();
        ask(post("/api/v1/refresh?as_of=" + today));

        assertThat(jdbc.sql("select distinct user_id from user_rewards")
                        .query(String.class)
                        .list())
                .containsExactly(FREE);
        assertThat(told("state <> 'SKIPPED'")).doesNotContainAnyElementsOf(PROTECTED);
        assertThat(published()).doesNotContainAnyElementsOf(PROTECTED);
    }

    @Test
    void audienceHandsOutOnlyWhoMayBeTargetedAndSaysHowManyAreWithheld() throws Exception {
        var id = UUID.randomUUID();
        jdbc.sql("insert into audiences (audience_id, name, kind, version) values (:id, 'Everybody', 'users', 1)")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into audience_versions (
                          audience_id, version, name, came_from, as_of, saved_at, saved_by)
                        values (:id, 1, 'Everybody', 'test', :today, now(), 'test')
                        """).param("id", id).param("today", today).update();
        jdbc.sql("insert into audience_users (user_id, audience_id) select user_id, :id from users")
                .param("id", id)
                .update();

        var users = ask(get("/api/v1/audiences/" + id + "/users"));
        assertThat(users.get("total").intValue()).isEqualTo(1);
        assertThat(users.at("/items/0/user_id").stringValue()).isEqualTo(FREE);
        var counts = ask(get("/api/v1/audiences/" + id)).get("counts");
        assertThat(counts.get("protected").intValue()).isEqualTo(4);
        assertThat(counts.get("targetable").intValue()).isEqualTo(1);
    }

    @Test
    void quizLinkIsMadeForWhoAsksAndSentToNobody() throws Exception {
        for (var user : PROTECTED) {
            var link = ask(post("/api/v1/users/" + user + "/quiz-link"));
            assertThat(link.get("protection")).as("the app is told").isNotEmpty();
        }

        assertThat(told("true")).isEmpty();
        assertThat(published()).isEmpty();
    }

    @Test
    void theyAreCountedByTheReasonThatProtectsThem() throws Exception {
        var counts = ask(get("/api/v1/protection")).get("protected_users");

        for (var reason : List.of("self_excluded", "under_age", "no_consent", "cooling_off")) {
            assertThat(counts.get(reason).intValue()).as(reason).isEqualTo(1);
        }
    }

    private List<String> receivers(LocalDate day) throws Exception {
        return ask(get("/api/v1/reactivation/messages" + question(day))).get("items").values().stream()
                .map(message -> message.get("user_id").stringValue())
                .toList();
    }

    private JsonNode launch() throws Exception {
        return ask(post("/api/v1/reactivation/launch" + question(today)));
    }

    private static String question(LocalDate day) {
        return "?as_of=%s&threshold=0.5".formatted(day);
    }

    private void act(String user, String type, String metadata, int times) throws Exception {
        var at = clock.instant().minusSeconds(60);
        var actions = json.createArrayNode();
        for (var time = 0; time < times; time++) {
            var action = actions.addObject();
            action.put("event_id", UUID.randomUUID().toString());
            action.put("user_id", user);
            action.put("action_type", type);
            action.put("action_timestamp", at.plusSeconds(time).toString());
            action.set("metadata", json.readTree(metadata));
        }
        var accepted = ask(
                post("/api/v1/actions").contentType(MediaType.APPLICATION_JSON).content(actions.toString()));
        assertThat(accepted.get("accepted").intValue()).isEqualTo(times);
    }

    private List<String> told(String which) {
        return jdbc.sql("select distinct user_id from notifications where " + which + " order by user_id")
                .query(String.class)
                .list();
    }

    /** To whom a message has left for Kafka; the stopped broker leaves it where it is. */
    private List<String> published() {
        return jdbc.sql("select user_id from outbox where topic = 'notification.requested'")
                .query(String.class)
                .list();
    }

    private JsonNode ask(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(Role.ADMIN, "door");
        signOut();
        var answer = mvc.perform(request.header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse();
        var body = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(body).isEqualTo(200);
        return json.readTree(body);
    }
}
