package dev.rekindle.ingest;

import static dev.rekindle.activity.IntakeEngine.action;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class ActionApiTest extends RekindleTest {

    private static final String GOOD = action("u1", "e1", "PLAY_GAME", "2025-11-21T11:00:00+09:00", "{}");

    @BeforeEach
    void empty() {
        jdbc.sql("truncate users, user_actions, action_identities, user_days, user_metrics")
                .update();
    }

    @Test
    void oneActionIsRecordedWhenTheAnswerComes() throws Exception {
        var answer = send(Role.CRM, GOOD);

        assertThat(answer.getStatus()).isEqualTo(200);
        JSONAssert.assertEquals("""
                { "accepted": 1, "duplicate": 0, "rejected": [] }""", text(answer), true);
        assertThat(jdbc.sql("select user_id || actions from user_metrics")
                        .query(String.class)
                        .list())
                .containsExactly("u11");
    }

    @Test
    void ofAListEachIsRecordedOrToldWhyNotByItsPosition() throws Exception {
        var other = action("u1", "e1", "PLAY_GAME", "2025-11-21T11:00:00+09:00", "{\"stake\": 1}");
        var answer = send(
                Role.ADMIN, "[%s, %s, 7, {\"event_id\": \"e9\", \"user_id\": null}, %s]".formatted(GOOD, GOOD, other));

        JSONAssert.assertEquals("""
                { "accepted": 1, "duplicate": 1, "rejected": [
                  { "index": 2, "reason": "Not a JSON object; send { \\"event_id\\", \\"user_id\\", \\"action_type\\", \\"action_timestamp\\", \\"metadata\\" }." },
                  { "index": 3, "event_id": "e9", "reason": "user_id is null; give it a value." },
                  { "index": 4, "event_id": "e1", "reason": "The event id e1 of this user was recorded before with other content; give every event an id of its own." } ] }
                """, text(answer), true);
    }

    @Test
    void aBodyThatIsNotJsonIsRefusedAsAWhole() throws Exception {
        var answer = send(Role.CRM, "[" + GOOD + ", {\"event_id\": ");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(text(answer)).contains("Not JSON: it breaks at byte");
        assertThat(jdbc.sql("select count(*) from user_actions")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithItsLimit() throws Exception {
        var answer = send(Role.CRM, " ".repeat(9 << 20));

        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(text(answer))
                .contains("The body is larger than 8,388,608 bytes; send the actions in several requests.");
    }

    @Test
    void executivesRecordNothing() throws Exception {
        assertThat(send(Role.EXEC, GOOD).getStatus()).isEqualTo(403);
        assertThat(mvc.perform(post("/api/v1/actions")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(GOOD))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    private MockHttpServletResponse send(Role role, String body) throws Exception {
        return mvc.perform(post("/api/v1/actions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.getBytes(UTF_8))
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                role.name(), "", role.authorities()))))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(UTF_8);
    }
}
