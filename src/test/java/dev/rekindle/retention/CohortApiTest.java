package dev.rekindle.retention;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** The doors themselves: parameters, roles and shapes. What the numbers are is tested where they are computed. */
class CohortApiTest extends RekindleTest {

    @Autowired
    private TokenService tokens;

    @Test
    void anEmptySystemHasNoCohortsAndSaysWhyThereIsNoRate() throws Exception {
        ask("/cohorts?period=day&mode=rolling&as_of=2011-03-01")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.zone").value("Asia/Seoul"))
                .andExpect(jsonPath("$.cohorts").isEmpty());
        ask("/retention?days=1,7&as_of=2011-03-01")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.days[1].day").value(7))
                .andExpect(jsonPath("$.days[1].eligible").value(0))
                .andExpect(jsonPath("$.days[1].rate").doesNotExist())
                .andExpect(jsonPath("$.days[1].not_estimable").isNotEmpty());
    }

    @Test
    void whatIsMistypedIsNamed() throws Exception {
        ask("/cohorts?periode=day")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("periode")));
        ask("/cohorts?period=year")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("day, week, month")));
        ask("/retention?mode=off")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("on, rolling")));
        ask("/retention?days=-1").andExpect(status().isBadRequest());
        ask("/cohorts?arm=A")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("campaign")));
    }

    private ResultActions ask(String rest) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(Role.EXEC, "door");
        signOut();
        return mvc.perform(get("/api/v1" + rest).header("Authorization", "Bearer " + token));
    }
}
