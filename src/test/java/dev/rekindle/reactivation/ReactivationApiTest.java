package dev.rekindle.reactivation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** The door itself: parameters, roles and shapes. What the numbers are is tested where they are computed. */
class ReactivationApiTest extends RekindleTest {

    @Autowired
    private TokenService tokens;

    @Test
    void everyParameterOfTheContractIsTaken() throws Exception {
        ask(
                        Role.EXEC,
                        "?as_of=2023-10-26&preset=reference-scenario&threshold=0.75&history=before&posts=until"
                                + "&light_max=2&regular_max=6&pay_ratio=1.2&margin=0.05")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.as_of").value("2023-10-26"))
                .andExpect(jsonPath("$.policy.preset").value("reference-scenario"))
                .andExpect(jsonPath("$.policy.threshold").value("0.75"))
                .andExpect(jsonPath("$.policy.history").value("before"))
                .andExpect(jsonPath("$.policy.posts").value("until"))
                .andExpect(jsonPath("$.policy.light_max").value(2))
                .andExpect(jsonPath("$.policy.regular_max").value(6))
                .andExpect(jsonPath("$.policy.pay_ratio").value(1.2))
                .andExpect(jsonPath("$.policy.margin").value(0.05))
                .andExpect(jsonPath("$.matching.potential.target_users").isNumber())
                .andExpect(jsonPath("$.snapshot_id").isNotEmpty());
    }

    @Test
    void resourcesBelowTakeTheSameParametersAndPages() throws Exception {
        for (var resource : List.of("/users", "/matches", "/messages")) {
            ask(Role.CRM, resource + "?as_of=2023-10-26&preset=standard&page=0&size=5")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.total").isNumber())
                    .andExpect(jsonPath("$.items").isArray());
        }
    }

    @Test
    void theFiltersOfThePageSayWhoIsCounted() throws Exception {
        var everybody =
                ask(Role.EXEC, "?as_of=2023-10-26").andReturn().getResponse().getContentAsString();
        ask(Role.EXEC, "?as_of=2023-10-26&region=987654321&region=987654322&tier=light&tier=power")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.users").value(0))
                .andExpect(jsonPath("$.snapshot_id").value(not(JsonPath.<String>read(everybody, "$.snapshot_id"))));
        ask(Role.CRM, "/users?as_of=2023-10-26&region=987654321")
                .andExpect(jsonPath("$.total").value(0));
        ask(Role.EXEC, "?as_of=2023-10-26&tier=heavy")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("tier")))
                .andExpect(jsonPath("$.detail", containsString("light, regular, power, undefined")));
        ask(Role.EXEC, "?as_of=2023-10-26&region=seoul")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("region")));
    }

    @Test
    void whatIsMistypedIsNamed() throws Exception {
        ask(Role.CRM, "?as_fo=2023-10-26")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("no parameter as_fo here; it takes as_of")));
        ask(Role.CRM, "").andExpect(status().isBadRequest()).andExpect(jsonPath("$.detail", containsString("as_of")));
        ask(Role.CRM, "?as_of=2023-02-30")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("as_of")));
        ask(Role.CRM, "?as_of=2023-10-26&threshold=1.5")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("threshold")));
        ask(Role.CRM, "/users?as_of=2023-10-26&size=1001").andExpect(status().isBadRequest());
    }

    @Test
    void executivesSeeNoUserRows() throws Exception {
        ask(Role.EXEC, "/users?as_of=2023-10-26").andExpect(status().isForbidden());
        ask(Role.EXEC, "/matches?as_of=2023-10-26").andExpect(status().isForbidden());
        ask(Role.EXEC, "/messages?as_of=2023-10-26").andExpect(status().isForbidden());
    }

    private ResultActions ask(Role role, String rest) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(get("/api/v1/reactivation" + rest).header("Authorization", "Bearer " + token));
    }
}
