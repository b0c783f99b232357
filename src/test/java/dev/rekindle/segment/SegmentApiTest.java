package dev.rekindle.segment;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** The door itself: parameters, roles and shapes. What the numbers are is tested where they are computed. */
class SegmentApiTest extends RekindleTest {

    @Autowired
    private TokenService tokens;

    @BeforeEach
    void twoUsers() {
        jdbc.sql("insert into users (user_id) values ('segment-1'), ('segment-2')")
                .update();
        jdbc.sql("insert into user_days values ('segment-1', '2026-11-01', 5, 500.25, 0, 600, 0, 2, 0)")
                .update();
        jdbc.sql("""
                        insert into user_metrics (
                          user_id, first_action_day, last_action_day, last_action_at, actions, active_days,
                          tokens_earned, tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                          window_until, window_actions, window_active_days, window_tokens_spent,
                          window_tokens_earned_partner, window_cash_amount, window_visits, window_partner_earnings)
                        values ('segment-1', '2026-11-01', '2026-11-01', '2026-11-01', 5, 1, 600, 500.25, 0, 0, 0, 1,
                          '2026-11-01', 5, 1, 500.25, 0, 0, 2, 0)
                        """).update();
    }

    @AfterEach
    void noUsers() {
        jdbc.sql("delete from users where user_id like 'segment-%'").update();
        jdbc.sql("delete from user_days where user_id like 'segment-%'").update();
        jdbc.sql("delete from user_metrics where user_id like 'segment-%'").update();
    }

    @Test
    void groupsAreAsTheContractSays() throws Exception {
        ask(Role.EXEC, "?as_of=2026-11-05&policy=cyber-token")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.as_of").value("2026-11-05"))
                .andExpect(jsonPath("$.policy").value("cyber-token"))
                .andExpect(jsonPath("$.policy_version").value(1))
                .andExpect(jsonPath("$.users").isNumber())
                .andExpect(jsonPath("$.groups[0].group").value("Whale"))
                .andExpect(jsonPath("$.groups[0].users").value(0))
                .andExpect(jsonPath("$.groups[0].mean_ltv").doesNotExist())
                .andExpect(jsonPath("$.groups[0].not_estimable").isNotEmpty())
                .andExpect(jsonPath("$.groups[2].group").value("Medium"))
                .andExpect(jsonPath("$.groups[2].users").value(1));
        ask(Role.EXEC, "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.policy").value("rfm-cascade"))
                .andExpect(jsonPath("$.groups.length()").value(4));
    }

    @Test
    void usersAreAsTheContractSays() throws Exception {
        ask(Role.CRM, "/users?as_of=2026-11-05&policy=cyber-token&group=Medium&page=0&size=5")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].user_id").value("segment-1"))
                .andExpect(jsonPath("$.items[0].group").value("Medium"))
                .andExpect(jsonPath("$.items[0].recency_days").value(4))
                .andExpect(jsonPath("$.items[0].frequency").value(5))
                .andExpect(jsonPath("$.items[0].monetary").value(500.25))
                .andExpect(jsonPath("$.items[0].balance").value(99.75))
                .andExpect(jsonPath("$.items[0].visits").value(2));
        ask(Role.CRM, "/users?as_of=2026-10-01")
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$.items[?(@.user_id == 'segment-1')].group").value("At-risk"))
                .andExpect(jsonPath("$.items[?(@.user_id == 'segment-1')].recency_days")
                        .isEmpty());
    }

    @Test
    void whatIsMistypedIsNamed() throws Exception {
        ask(Role.EXEC, "?as_fo=2026-11-05")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("no parameter as_fo here; it takes as_of, policy")));
        ask(Role.EXEC, "?policy=rfm").andExpect(status().isNotFound());
        ask(Role.CRM, "/users?group=Minnow")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("no group Minnow; the policy has Whale")));
    }

    @Test
    void executivesSeeNoUserRows() throws Exception {
        ask(Role.EXEC, "/users").andExpect(status().isForbidden());
    }

    private ResultActions ask(Role role, String rest) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(get("/api/v1/segments" + rest).header("Authorization", "Bearer " + token));
    }
}
