package dev.rekindle.kpi;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiApiTest extends RekindleTest {

    @AfterEach
    void empty() {
        jdbc.sql("delete from kpi_hours").update();
    }

    @Test
    void eachDayHasItsFiguresAndWhatCannotBeComputedIsAbsentWithItsReason() throws Exception {
        jdbc.sql("""
                        insert into kpi_hours values
                          ('2023-03-01', 9, 1, 5, 2.5, 10, 20, 3, 3, 0, 0, 3, 3, 0, 1),
                          ('2023-03-01', 9, 2, 1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0),
                          ('2023-03-02', 0, 1, 1, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0)
                        """).update();

        mvc.perform(get("/api/v1/kpis?from=2023-02-28&to=2023-03-02")
                        .with(user("exec").roles("EXEC")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.zone").value("Asia/Seoul"))
                .andExpect(jsonPath("$.days.length()").value(3))
                .andExpect(jsonPath("$.days[0].dau").value(0))
                .andExpect(jsonPath("$.days[0].stickiness").doesNotExist())
                .andExpect(jsonPath("$.days[1].day").value("2023-03-01"))
                .andExpect(jsonPath("$.days[1].dau").value(4))
                .andExpect(jsonPath("$.days[1].new").value(4))
                .andExpect(jsonPath("$.days[1].mau").value(4))
                .andExpect(jsonPath("$.days[1].stickiness").value(1.0))
                .andExpect(jsonPath("$.days[1].paying_ratio").value(0.25))
                .andExpect(jsonPath("$.days[1].earned_partner").value(10))
                .andExpect(jsonPath("$.days[1].earned_app").value(20))
                .andExpect(jsonPath("$.days[1].spent").value(2.5))
                .andExpect(jsonPath("$.days[1].churn_rate").doesNotExist())
                .andExpect(jsonPath("$.days[1].whale_ratio").doesNotExist())
                .andExpect(jsonPath("$.days[1].not_estimable").isNotEmpty())
                .andExpect(jsonPath("$.days[1].complete").isBoolean())
                .andExpect(jsonPath("$.days[2].returning").value(2))
                .andExpect(jsonPath("$.days[2].dormant").value(2));
    }

    @Test
    void figuresOfSomeUsersSayOfWhenTheyAre() throws Exception {
        jdbc.sql("delete from recounts").update();
        jdbc.sql("insert into recounts values ('kpi_slice_hours', '2023-03-02T05:00:00Z', '6 actions', 0.1)")
                .update();

        mvc.perform(get("/api/v1/kpis?from=2023-03-01&to=2023-03-02&tier=power")
                        .with(user("exec").roles("EXEC")))
                .andExpect(status().isOk())
                .andExpect(header().string("Last-Modified", "Thu, 02 Mar 2023 05:00:00 GMT"));
        mvc.perform(get("/api/v1/kpis?from=2023-03-01&to=2023-03-02")
                        .with(user("exec").roles("EXEC")))
                .andExpect(header().doesNotExist("Last-Modified"));
    }

    @Test
    void aDayThatHasNotBegunHasNoFigures() throws Exception {
        mvc.perform(get("/api/v1/kpis?from=2999-01-01&to=2999-01-01")
                        .with(user("exec").roles("EXEC")))
                .andExpect(jsonPath("$.days[0].dau").doesNotExist())
                .andExpect(jsonPath("$.days[0].complete").value(false));
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefusedInWords() throws Exception {
        mvc.perform(get("/api/v1/kpis?from=2023-03-02&to=2023-03-01")
                        .with(user("exec").roles("EXEC")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("The range ends on 2023-03-01, before it begins on 2023-03-02."));
    }

    @Test
    void anUnknownParameterIsRefused() throws Exception {
        mvc.perform(get("/api/v1/kpis?form=2023-03-02").with(user("exec").roles("EXEC")))
                .andExpect(status().isBadRequest());
    }
}
