package dev.rekindle.kpi;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AlertApiTest extends RekindleTest {

    @Autowired
    AlertService alerts;

    @AfterEach
    void empty() {
        jdbc.sql("update kpi_alerts set deleted_at = since").update();
    }

    @Test
    void theRulesAreReadWithHowTheyStand() throws Exception {
        watch();

        mvc.perform(get("/api/v1/alerts").with(user("admin").roles("EXEC", "CRM", "ADMIN")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].name").value("few"))
                .andExpect(jsonPath("$.items[0].kpi").value("DAU"))
                .andExpect(jsonPath("$.items[0].kind").value("BELOW"))
                .andExpect(jsonPath("$.items[0].bound").value(10.0))
                .andExpect(jsonPath("$.items[0].pending_minutes").value(5))
                .andExpect(jsonPath("$.items[0].state").exists())
                .andExpect(jsonPath("$.items[0].mail_to[0]").value("boss@example.org"));
    }

    @Test
    void whoIsToldIsForAdminsOnly() throws Exception {
        watch();

        mvc.perform(get("/api/v1/alerts").with(user("exec").roles("EXEC")))
                .andExpect(jsonPath("$.items[0].name").value("few"))
                .andExpect(jsonPath("$.items[0].mail_to").isEmpty())
                .andExpect(jsonPath("$.items[0].webhook_url").doesNotExist());
    }

    @Test
    void whatHappenedIsRead() throws Exception {
        watch();
        jdbc.sql("""
                        insert into kpi_alert_events (alert_id, at, state, value, value_day)
                        select alert_id, '2999-11-21T03:00:00Z', 'FIRING', 5, '2026-11-20' from kpi_alerts
                        """).update();

        mvc.perform(get("/api/v1/alerts/events?size=1").with(user("exec").roles("EXEC")))
                .andExpect(jsonPath("$.total").isNumber())
                .andExpect(jsonPath("$.items[0].alert").value("few"))
                .andExpect(jsonPath("$.items[0].state").value("FIRING"))
                .andExpect(jsonPath("$.items[0].reading.value").value(5.0));
        mvc.perform(get("/api/v1/alerts/events?page=-1").with(user("exec").roles("EXEC")))
                .andExpect(status().isBadRequest());
        mvc.perform(get("/api/v1/alerts/events?size=0").with(user("exec").roles("EXEC")))
                .andExpect(status().isBadRequest());
    }

    private void watch() {
        signIn(Role.ADMIN);
        alerts.save(
                null,
                new AlertRule(
                        "few",
                        Kpi.DAU,
                        AlertKind.BELOW,
                        10,
                        5,
                        "en",
                        List.of("boss@example.org"),
                        "https://example.org/hook"));
        signOut();
    }
}
