package dev.rekindle.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.Seal;
import dev.rekindle.access.TokenService;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class QuizApiTest extends RekindleTest {

    private static final String ANSWERS = "{ \"q1\": 4, \"q2\": 1, \"q3\": 2 }";

    @Autowired
    private TokenService tokens;

    @Autowired
    private QuizLinkService links;

    @Autowired
    private Seal seal;

    @BeforeEach
    void users() {
        jdbc.sql("insert into users (user_id) values ('123'), ('quiz-2')").update();
    }

    @AfterEach
    void noUsers() {
        jdbc.sql("delete from users where user_id in ('123', 'quiz-2')").update();
        jdbc.sql("delete from user_segments where user_id in ('123', 'quiz-2')").update();
        jdbc.sql("delete from quiz_submissions").update();
        jdbc.sql("delete from quiz_attempts").update();
    }

    @Test
    void theExampleOfTheContractIsAnswered() throws Exception {
        byToken(Role.CRM, "/api/quiz/submit", "{ \"user_id\": 123, \"answers\": %s }".formatted(ANSWERS))
                .andExpect(status().isOk())
                .andExpect(content().json("{ \"status\": \"ok\", \"risk_profile\": \"High-Risk\" }"));

        assertThat(profile("123")).isEqualTo("High-Risk");
        assertThat(jdbc.sql("select submitted_by from quiz_submissions where user_id = '123'")
                        .query(String.class)
                        .single())
                .isEqualTo("token door");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"q1\": 4, \"q3\": 2 } | Missing in answers: q2",
                "{} | Missing in answers: q1, q2, q3",
                "{ \"q1\": 0, \"q2\": 1, \"q3\": 2 } | q1 is 0, but must be 1, 2, 3, 4 or 5.",
                "{ \"q1\": 6, \"q2\": 1, \"q3\": 2 } | q1 is 6, but must be 1, 2, 3, 4 or 5.",
                "{ \"q1\": 4, \"q2\": 2, \"q3\": 2 } | q2 is 2, but must be 1 for yes or 0 for no.",
                "{ \"q1\": 4, \"q2\": 1, \"q3\": \"2\" } | q3 is \"2\", but must be a whole number.",
                "{ \"q1\": 4.5, \"q2\": 1, \"q3\": 2 } | q1 is 4.5, but must be a whole number.",
                "{ \"q1\": null, \"q2\": 1, \"q3\": 2 } | q1 is null, but must be a whole number.",
                "{ \"q1\": 4, \"q2\": 1, \"q3\": 2, \"q6\": 9 } | q6 is 9, but must be 1, 2, 3, 4 or 5.",
                "{ \"q1\": 4, \"q2\": 1, \"q3\": 2, \"q9\": 1 } | There is no question q9",
                "[] | answers is missing"
            })
    void whatIsMissingOrOutOfRangeIsNamed(String answers, String words) throws Exception {
        byToken(Role.CRM, "/api/quiz/submit", "{ \"user_id\": \"123\", \"answers\": %s }".formatted(answers))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString(words)));
        assertThat(jdbc.sql("select count(*) from quiz_submissions")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverIsMissingOrUnknownIsNamed() throws Exception {
        byToken(Role.CRM, "/api/quiz/submit", "{ \"answers\": %s }".formatted(ANSWERS))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("user_id is missing")));
        byToken(Role.CRM, "/api/quiz/submit", "{ \"user_id\": \"nobody\", \"answers\": %s }".formatted(ANSWERS))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("There is no user nobody")));
    }

    @Test
    void answersThatAreTakenBackTakeTheProfileAlong() throws Exception {
        byToken(Role.CRM, "/api/quiz/submit", "{ \"user_id\": \"123\", \"answers\": %s }".formatted(ANSWERS));
        byToken(Role.CRM, "/api/quiz/withdraw", "{ \"user_id\": 123 }")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.withdrawn").value(1));

        assertThat(profile("123")).isNull();
    }

    @Test
    void withoutTokenAndLinkNobodyAnswers() throws Exception {
        mvc.perform(json(post("/api/quiz/submit"), "{ \"user_id\": \"123\", \"answers\": %s }".formatted(ANSWERS)))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.detail", containsString("Send a valid token")));
        byToken(Role.EXEC, "/api/quiz/submit", "{ \"user_id\": \"123\", \"answers\": %s }".formatted(ANSWERS))
                .andExpect(status().isForbidden());
    }

    @Test
    void theUsersOwnLinkAnswersForThatUserOnly() throws Exception {
        byLink(link("123"), "123").andExpect(status().isOk());
        byLink(link("123"), "quiz-2").andExpect(status().isForbidden());
        byLink(link("123") + "x", "123").andExpect(status().isUnauthorized());
        byLink(seal.seal("quiz", "1000000000 123"), "123")
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.detail", containsString("has expired")));
        byLink(seal.seal("recommendation", "9999999999 123"), "123").andExpect(status().isUnauthorized());
    }

    @Test
    void aLinkThatIsUsedTooOftenHasToWait() throws Exception {
        var link = link("123");
        for (var attempt = 0; attempt < 20; attempt++) {
            byLink(link, "123").andExpect(status().isOk());
        }

        byLink(link, "123").andExpect(status().isTooManyRequests());
        byLink(link("quiz-2"), "quiz-2").andExpect(status().isOk());
    }

    @Test
    void aBackEndGetsALinkForItsUser() throws Exception {
        byToken(Role.CRM, "/api/v1/users/123/quiz-link", "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.url", containsString("/quiz?link=")))
                .andExpect(jsonPath("$.expires_at").isNotEmpty());
        byToken(Role.CRM, "/api/v1/users/nobody/quiz-link", "").andExpect(status().isNotFound());
        byToken(Role.EXEC, "/api/v1/users/123/quiz-link", "").andExpect(status().isForbidden());
    }

    private String link(String user) {
        signIn(Role.CRM);
        var link = links.link(user).link();
        signOut();
        return link;
    }

    private ResultActions byLink(String link, String user) throws Exception {
        return mvc.perform(json(
                post("/api/quiz/submit").param("link", link),
                "{ \"user_id\": \"%s\", \"answers\": %s }".formatted(user, ANSWERS)));
    }

    private ResultActions byToken(Role role, String path, String body) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(json(post(path), body).header("Authorization", "Bearer " + token));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private String profile(String user) {
        return jdbc.sql("select risk_profile from user_segments where user_id = :user")
                .param("user", user)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
