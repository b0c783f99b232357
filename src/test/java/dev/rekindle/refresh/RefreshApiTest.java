package dev.rekindle.refresh;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

class RefreshApiTest extends RekindleTest {

    @Autowired
    private TokenService tokens;

    @Test
    void adminRunsTheNightAsOfADay() throws Exception {
        ask(Role.ADMIN, "?as_of=2023-10-26")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.as_of").value("2023-10-26"))
                .andExpect(jsonPath("$.state").value("DONE"))
                .andExpect(jsonPath("$.steps[0].step").value("metrics"))
                .andExpect(jsonPath("$.steps[0].finished_at").isNotEmpty())
                .andExpect(jsonPath("$.steps[5].step").value("kpis"));
        ask(Role.ADMIN, "?as_of=yesterday").andExpect(status().isBadRequest());
        ask(Role.CRM, "").andExpect(status().isForbidden());
    }

    private ResultActions ask(Role role, String rest) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(post("/api/v1/refresh" + rest).header("Authorization", "Bearer " + token));
    }
}
