package dev.rekindle.refresh;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import org.junit.jupiter.api.Test;

class CheckApiTest extends RekindleTest {

    @Test
    void anAdminReadsEveryCheck() throws Exception {
        mvc.perform(get("/api/v1/checks").with(user("admin").roles("EXEC", "CRM", "ADMIN")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.job == 'stream')].state").exists())
                .andExpect(
                        jsonPath("$.items[?(@.job == 'overview-mails')].state").value("OFF"))
                .andExpect(jsonPath("$.items[?(@.job == 'overview-mails')].what_to_do")
                        .exists());
    }

    @Test
    void othersDoNot() throws Exception {
        mvc.perform(get("/api/v1/checks").with(user("crm").roles("EXEC", "CRM")))
                .andExpect(status().isForbidden());
    }
}
