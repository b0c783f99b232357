package dev.rekindle.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import dev.rekindle.segment.Bound;
import dev.rekindle.segment.FrequencyUnit;
import dev.rekindle.segment.MonetaryUnit;
import dev.rekindle.segment.SegmentGroup;
import dev.rekindle.segment.SegmentPolicyService;
import dev.rekindle.segment.SegmentRules;
import dev.rekindle.segment.VisitUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

/**
 * A log of purchases as a shop exports it, imported through the door of the CSV files: one line per article, so that an
 * invoice stands on several lines, times without an offset, amounts with decimals.
 */
class PurchaseLogTest extends RekindleTest {

    private static final String USERS = """
            user_id,region_id,push_on,total_settle_cnt,notification_blocked_at
            12346,1,1,0,
            17850,1,1,0,
            """;

    private static final String LOG = """
            user_id,action_timestamp,invoice,stock_code,amount
            17850,2010-12-01 08:26:00,536365,85123A,15.30
            17850,2010-12-01 08:26:00,536365,71053,20.34
            17850,2011-01-31 23:59:59,C536379,00123,-4.25
            17850,2011-02-01 00:00:00,540001,22752,12.34
            12346,2011-01-18 10:01:00,541431,23166,77183.60
            """;

    @Autowired
    private TokenService tokens;

    @Autowired
    private SegmentPolicyService policies;

    private String bearer = "";

    @BeforeEach
    void imported() throws Exception {
        signIn(Role.ADMIN);
        bearer = "Bearer " + tokens.create(Role.ADMIN, "door");
        signOut();
        mvc.perform(multipart("/api/v1/imports")
                        .file(part("users", USERS))
                        .file(part("user_actions", LOG))
                        .header("Authorization", bearer))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tables.user_actions.new").value(5));
    }

    @AfterEach
    void removed() {
        List.of(
                        "user_actions",
                        "action_identities",
                        "user_days",
                        "user_metrics",
                        "user_activity",
                        "cohort_cells",
                        "user_segments",
                        "segment_changes",
                        "outbox",
                        "users")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @Test
    void monthlyCohortsAreWhatTheLogSays() throws Exception {
        ask("/cohorts?period=month&as_of=2011-03-01")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.zone").value("Asia/Seoul"))
                .andExpect(jsonPath("$.cohorts.length()").value(2))
                .andExpect(jsonPath("$.cohorts[0].start").value("2010-12-01"))
                .andExpect(jsonPath("$.cohorts[0].users").value(1))
                .andExpect(jsonPath("$.cohorts[0].cells[*].users", contains(1, 1, 1)))
                .andExpect(jsonPath("$.cohorts[0].cells[2].period").value(2))
                .andExpect(jsonPath("$.cohorts[0].cells[2].rate").value(1.0))
                .andExpect(jsonPath("$.cohorts[0].cells[2].complete").value(true))
                .andExpect(jsonPath("$.cohorts[1].start").value("2011-01-01"))
                .andExpect(jsonPath("$.cohorts[1].cells[*].users", contains(1, 0)));
    }

    @Test
    void rfmCountsInvoicesAndSumsAmounts() throws Exception {
        signIn(Role.ADMIN);
        policies.save(
                "purchases",
                new SegmentRules(
                        null,
                        FrequencyUnit.METADATA,
                        "invoice",
                        MonetaryUnit.METADATA,
                        "amount",
                        VisitUnit.VISITS,
                        List.of(new SegmentGroup("Buyer", Map.of(Bound.MIN_FREQUENCY, BigDecimal.ONE))),
                        "None"));
        signOut();
        // What came back is no payment: sums leave negative amounts out.
        ask("/segments/users?as_of=2011-03-01&policy=purchases")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].user_id").value("12346"))
                .andExpect(jsonPath("$.items[0].recency_days").value(42))
                .andExpect(jsonPath("$.items[0].frequency").value(1))
                .andExpect(jsonPath("$.items[0].monetary").value(closeTo(77183.60, 1e-9), Double.class))
                .andExpect(jsonPath("$.items[1].user_id").value("17850"))
                .andExpect(jsonPath("$.items[1].recency_days").value(28))
                .andExpect(jsonPath("$.items[1].frequency").value(3))
                .andExpect(jsonPath("$.items[1].monetary").value(closeTo(47.98, 1e-9), Double.class));
    }

    private ResultActions ask(String rest) throws Exception {
        return mvc.perform(get("/api/v1" + rest).header("Authorization", bearer));
    }

    private static MockMultipartFile part(String table, String text) {
        return new MockMultipartFile(table, table + ".csv", "text/csv", text.getBytes(UTF_8));
    }
}
