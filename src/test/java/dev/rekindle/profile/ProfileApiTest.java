package dev.rekindle.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class ProfileApiTest extends RekindleTest {

    @Autowired
    private TokenService tokens;

    @BeforeEach
    void oneUser() {
        jdbc.sql("insert into users (user_id, region_id) values ('profile-1', 11)")
                .update();
        jdbc.sql("insert into user_days values ('profile-1', '2026-11-01', 5, 500.25, 0, 600, 0, 2, 0)")
                .update();
        jdbc.sql("""
                        insert into user_metrics values (
                          'profile-1', '2026-11-01', '2026-11-01', '2026-11-01T03:00:00Z', 5, 1, 600, 500.25, 0, 0, 0, 1,
                          '2026-11-01', 5, 1, 500.25, 0, 0, 2, 0, '2026-11-01')
                        """).update();
    }

    @AfterEach
    void noUser() {
        jdbc.sql("delete from users where user_id = 'profile-1'").update();
        jdbc.sql("delete from user_days where user_id = 'profile-1'").update();
        jdbc.sql("delete from user_metrics where user_id = 'profile-1'").update();
    }

    @Test
    void userIsAsTheContractSays() throws Exception {
        ask(Role.CRM, "profile-1")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.user_id").value("profile-1"))
                .andExpect(jsonPath("$.region_id").value(11))
                .andExpect(jsonPath("$.push_on").value(1))
                .andExpect(jsonPath("$.total_settle_cnt").value(0))
                .andExpect(jsonPath("$.marketing_consent").doesNotExist())
                .andExpect(jsonPath("$.segment").value("At-risk"))
                .andExpect(jsonPath("$.recency_days").isNumber())
                .andExpect(jsonPath("$.frequency").isNumber())
                .andExpect(jsonPath("$.monetary").isNumber())
                .andExpect(jsonPath("$.visits").isNumber())
                .andExpect(jsonPath("$.balance").value(99.75))
                .andExpect(jsonPath("$.streak_count").value(0))
                .andExpect(jsonPath("$.pending_gems").value(0))
                .andExpect(jsonPath("$.battlepass_xp").value(0))
                .andExpect(jsonPath("$.ltv").doesNotExist())
                .andExpect(jsonPath("$.not_estimable").isNotEmpty())
                .andExpect(jsonPath("$.protection").isEmpty());
    }

    @Test
    void fieldsThatAreNamedChange() throws Exception {
        change(Role.CRM, "profile-1", """
                        { "marketing_consent": false, "self_excluded_until": "forever", "zone": "Asia/Tokyo" }""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.region_id").value(11))
                .andExpect(jsonPath("$.zone").value("Asia/Tokyo"))
                .andExpect(jsonPath("$.self_excluded_until").value("forever"))
                .andExpect(jsonPath("$.protection[0]").value("self_excluded"))
                .andExpect(jsonPath("$.protection[1]").value("no_consent"));

        assertThat(jdbc.sql("""
                        select details::text from audit_entries
                        where action = 'user_changed' and subject = 'profile-1' order by entry_id desc limit 1
                        """).query(String.class).single())
                .contains("marketing_consent")
                .doesNotContain("Tokyo");
    }

    @Test
    void protectionIsTightenedByCrmAndLoosenedByAdmins() throws Exception {
        change(Role.CRM, "profile-1", "{ \"self_excluded_until\": \"2099-12-31\", \"marketing_consent\": false }")
                .andExpect(status().isOk());
        change(Role.CRM, "profile-1", "{ \"marketing_consent\": true }")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail", containsString("an ADMIN can do that")));
        change(Role.CRM, "profile-1", "{ \"self_excluded_until\": \"2099-12-30\" }")
                .andExpect(status().isForbidden());
        change(Role.CRM, "profile-1", "{ \"self_excluded_until\": \"forever\" }")
                .andExpect(status().isOk());
        change(Role.ADMIN, "profile-1", "{ \"self_excluded_until\": null, \"marketing_consent\": true }")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.protection").isEmpty());
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        change(Role.CRM, "profile-1", "{ \"segment\": \"Whale\" }")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("There is no field segment to put")));
        change(Role.CRM, "profile-1", "{ \"push_on\": 7 }").andExpect(status().isBadRequest());
        change(Role.CRM, "profile-1", "[]").andExpect(status().isBadRequest());
        change(Role.CRM, "profile-0", "{}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("There is no user profile-0")));
        ask(Role.CRM, "profile-0").andExpect(status().isNotFound());
        ask(Role.CRM, "profile-1?lang=ko").andExpect(status().isBadRequest());
    }

    @Test
    void executivesSeeNoUser() throws Exception {
        ask(Role.EXEC, "profile-1").andExpect(status().isForbidden());
        change(Role.EXEC, "profile-1", "{}").andExpect(status().isForbidden());
    }

    private ResultActions ask(Role role, String rest) throws Exception {
        return send(role, get("/api/v1/users/" + rest));
    }

    private ResultActions change(Role role, String userId, String body) throws Exception {
        return send(
                role,
                put("/api/v1/users/" + userId)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private ResultActions send(Role role, MockHttpServletRequestBuilder request) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(request.header("Authorization", "Bearer " + token));
    }
}
