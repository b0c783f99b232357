package dev.rekindle.access;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.embedded.LocalSecret;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class ApiSecurityTest extends RekindleTest {

    @Autowired
    TokenService tokens;

    @Autowired
    LocalSecret secret;

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

    @Test
    void theCommandLineOfThisMachineMakesTokensAndPasswords() throws Exception {
        mvc.perform(newToken(localSecret(), "127.0.0.1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.token", startsWith("rk_")));
        mvc.perform(newToken(localSecret(), "0:0:0:0:0:0:0:1")).andExpect(status().isOk());
    }

    @Test
    void theSecretOfTheDataFolderIsWorthNothingElsewhere() throws Exception {
        mvc.perform(newToken(localSecret(), "192.0.2.7")).andExpect(status().isUnauthorized());
        mvc.perform(newToken("guess", "127.0.0.1")).andExpect(status().isUnauthorized());
    }

    @Test
    void aPasswordForNobodyIsNotFound() throws Exception {
        mvc.perform(post("/api/v1/accounts/nobody-at-all/password").header("Authorization", "Bearer " + localSecret()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("There is no account named nobody-at-all."));
    }

    @Test
    void aBodyThatIsNoJsonOrMissesTheRoleIsRefusedInWords() throws Exception {
        mvc.perform(newToken(localSecret(), "127.0.0.1").content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", startsWith("Say for which role")));
        mvc.perform(newToken(localSecret(), "127.0.0.1").content("role=ADMIN"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", startsWith("The body is not the JSON")));
    }

    @Test
    void aParameterNobodyDeclaredIsRefused() throws Exception {
        mvc.perform(newToken(localSecret(), "127.0.0.1").param("rolle", "ADMIN"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("There is no parameter rolle here; it takes none."));
    }

    @Test
    void theDocumentOfTheApiIsOpen() throws Exception {
        mvc.perform(get("/api/openapi")).andExpect(status().isOk());
        mvc.perform(get("/api/docs")).andExpect(status().is3xxRedirection());
        mvc.perform(get("/api/swagger-ui/index.html")).andExpect(status().isOk());
    }

    private String localSecret() {
        return String.valueOf(ReflectionTestUtils.getField(secret, "secret"));
    }

    private static MockHttpServletRequestBuilder newToken(String bearer, String from) {
        return post("/api/v1/tokens")
                .header("Authorization", "Bearer " + bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"role\": \"ADMIN\"}")
                .with(request -> {
                    request.setRemoteAddr(from);
                    return request;
                });
    }

    private String token(Role role) {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "test");
        signOut();
        return token;
    }
}
