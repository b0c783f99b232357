package dev.rekindle.access;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class ApiSecurityTest extends RekindleTest {

    @Autowired
    TokenService tokens;

    @Test
    void withoutTokenTheAnswerIsAProblemThatSaysWhatToDo() throws Exception {
        mvc.perform(get("/api/v1/anything"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail", startsWith("Send a valid token")));
    }

    @Test
    void aTokenOpensTheApiUntilItIsRevoked() throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(Role.EXEC, "report");

        mvc.perform(get("/api/v1/anything").header("Authorization", "Bearer " + token))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));

        signIn(Role.ADMIN);
        tokens.tokens().stream()
                .filter(known -> known.name().equals("report"))
                .map(Token::tokenId)
                .toList()
                .forEach((UUID id) -> tokens.revoke(id));
        mvc.perform(get("/api/v1/anything").header("Authorization", "Bearer " + token))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void healthIsOpenAndMetricsAreForAdmins() throws Exception {
        mvc.perform(get("/actuator/health")).andExpect(status().isOk());
        mvc.perform(get("/actuator/prometheus")).andExpect(status().isUnauthorized());
        mvc.perform(get("/actuator/prometheus").header("Authorization", "Bearer " + token(Role.EXEC)))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void notEvenAnAdminsTokenMakesTokens() throws Exception {
        mvc.perform(post("/api/v1/tokens")
                        .header("Authorization", "Bearer " + token(Role.ADMIN))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"role\": \"ADMIN\"}"))
                .andExpect(status().isForbidden());
    }

    private String token(Role role) {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "test");
        signOut();
        return token;
    }
}
