package dev.rekindle.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

class ErasureServiceTest extends RekindleTest {

    private static final String COUNTS = """
            select
              (select count(*) || ' ' || sum(actions) || ' ' || sum(tokens_earned - tokens_spent) from user_metrics)
              || ' ' || (select sum(tokens_spent) || ' ' || sum(partner_visits) from user_days)
              || ' ' || (select sum(active_users) || ' ' || sum(tokens_spent) from kpi_hours)
              || ' ' || (select sum(users) from cohort_cells) || ' ' || (select count(*) from users)
              || ' ' || (select string_agg(rfm_group, ',' order by rfm_group) from user_segments)
            """;

    @Autowired
    private TokenService tokens;

    @Autowired
    private JsonMapper json;

    @AfterEach
    void empty() {
        ErasureStore.tables().forEach(table -> jdbc.sql("truncate " + table).update());
        jdbc.sql("truncate kpi_hours, kpi_groups, kpi_late_days, cohort_cells").update();
    }

    @Test
    void countsStayAndTheKeptStateIsStillWhatTheRowsSay() throws Exception {
        act("ann", "e1", "2026-11-01T10:00:00+09:00", "{\"earned_tokens\": 900, \"source\": \"corporate_site\"}");
        act("ann", "e2", "2026-11-01T11:00:00+09:00", "{\"spent_tokens\": 650.5, \"game\": \"slot\"}");
        act("bob", "e1", "2026-11-02T10:00:00+09:00", "{\"spent_tokens\": 10}");
        var before = counts();

        ask(Role.ADMIN, delete("/api/v1/users/ann")).andExpect(status().isNoContent());

        assertThat(counts()).isEqualTo(before);
        ask(Role.ADMIN, post("/api/v1/recompute"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.differences").isEmpty());
        ask(Role.CRM, get("/api/v1/users/ann")).andExpect(status().isNotFound());
        assertThat(jdbc.sql(
                                "select count(*) from users where user_id like 'erased-%' and protection_of("
                                        + "self_excluded_until, birth_date, marketing_consent, cooling_off_until, current_date) is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatComesLaterIsOfANewUser() throws Exception {
        act("ann", "e1", "2026-11-01T10:00:00+09:00", "{\"spent_tokens\": 5}");
        ask(Role.ADMIN, delete("/api/v1/users/ann")).andExpect(status().isNoContent());

        act("ann", "e1", "2026-11-03T10:00:00+09:00", "{\"spent_tokens\": 7}");

        ask(Role.CRM, get("/api/v1/users/ann"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.balance").value(-7));
        assertThat(jdbc.sql("select count(*) from users").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void theLogKeepsAHashOfTheIdOnly() throws Exception {
        act("ann-to-erase", "e1", "2026-11-01T10:00:00+09:00", "{}");
        ask(Role.CRM, get("/api/v1/users/ann-to-erase/export")).andExpect(status().isOk());
        ask(Role.ADMIN, delete("/api/v1/users/ann-to-erase")).andExpect(status().isNoContent());

        assertThat(jdbc.sql(
                                "select subject || details from audit_entries where action = 'user_erased' order by at desc")
                        .query(String.class)
                        .list()
                        .getFirst())
                .startsWith("sha256 ")
                .doesNotContain("ann");
        assertThat(jdbc.sql("select count(*) from audit_entries where subject = 'ann-to-erase'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyAdminsErase() throws Exception {
        act("ann", "e1", "2026-11-01T10:00:00+09:00", "{}");

        ask(Role.CRM, delete("/api/v1/users/ann")).andExpect(status().isForbidden());
        ask(Role.ADMIN, delete("/api/v1/users/nobody"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("There is no user nobody")));
    }

    @Test
    void theExportHoldsTheRowsOfEveryTable() throws Exception {
        act("ann", "e1", "2026-11-01T10:00:00+09:00", "{\"spent_tokens\": 5}");

        var answer = ask(Role.CRM, get("/api/v1/users/ann/export"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.users[0].user_id").value("ann"))
                .andExpect(jsonPath("$.user_actions[0].metadata.spent_tokens").value(5))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(json.readTree(answer).propertyNames()).containsAll(ErasureStore.tables());
        assertThat(jdbc.sql("select count(*) from audit_entries where action = 'user_exported' and subject = 'ann'")
                        .query(Long.class)
                        .single())
                .isPositive();
        ask(Role.EXEC, get("/api/v1/users/ann/export")).andExpect(status().isForbidden());
        ask(Role.CRM, get("/api/v1/users/nobody/export")).andExpect(status().isNotFound());
    }

    private void act(String user, String event, String at, String metadata) throws Exception {
        ask(
                        Role.ADMIN,
                        post("/api/v1/actions")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                                { "user_id": "%s", "event_id": "%s", "action_type": "SPEND_CYBER_TOKENS",
                                  "action_timestamp": "%s", "metadata": %s }""".formatted(user, event, at, metadata)))
                .andExpect(jsonPath("$.accepted").value(1));
    }

    private List<String> counts() {
        return jdbc.sql(COUNTS).query(String.class).list();
    }

    private ResultActions ask(Role role, MockHttpServletRequestBuilder request) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(request.header("Authorization", "Bearer " + token));
    }
}
