package dev.rekindle.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import dev.rekindle.segment.AudienceConditions.Range;
import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.ResultActions;

/** Saved audiences from the service to the door. */
class AudienceApiTest extends RekindleTest {

    @Autowired
    private TokenService tokens;

    @Autowired
    private AudienceService audiences;

    @BeforeEach
    void fourUsers() {
        clear();
        jdbc.sql("""
                        insert into users (user_id, region_id, total_settle_cnt, marketing_consent)
                        values ('audience-1', 901, 1, null), ('audience-2', 901, 7, null),
                          ('audience-3', 901, 1, false), ('audience-4', 902, 1, null)
                        """).update();
        signIn(Role.CRM);
    }

    @AfterEach
    void clear() {
        jdbc.sql("delete from audience_users").update();
        jdbc.sql("delete from audience_versions").update();
        jdbc.sql("delete from audiences").update();
        jdbc.sql("delete from users where user_id like 'audience-%'").update();
    }

    private static AudienceConditions lightOf901() {
        return new AudienceConditions(
                Map.of(AudienceCondition.FREQUENCY, new Range(null, BigDecimal.ZERO)),
                null,
                Set.of(901),
                Set.of("light"));
    }

    @Test
    void lossesAddUp() {
        var counts = audiences.count(lightOf901());

        assertThat(counts.waterfall())
                .extracting(step -> step.condition().key())
                .containsExactly("frequency", "region", "tier");
        var region = counts.waterfall().get(1);
        var tier = counts.waterfall().get(2);
        assertThat(counts.waterfall().getFirst().remaining()
                        + counts.waterfall().getFirst().lost())
                .isEqualTo(counts.users());
        assertThat(region.remaining()).isEqualTo(3);
        assertThat(region.excludes()).isEqualTo(counts.users() - 3);
        assertThat(tier.remaining()).isEqualTo(2);
        assertThat(tier.lost()).isEqualTo(1);
        assertThat(tier.excludesAlone()).as("audience-2").isEqualTo(1);
        assertThat(counts.matching()).isEqualTo(2);
        assertThat(counts.protectedUsers()).as("audience-3").isEqualTo(1);
        assertThat(counts.targetable()).isEqualTo(1);
        assertThat(audiences.users(lightOf901(), 0, 10))
                .extracting(SegmentUser::userId)
                .containsExactly("audience-1");
    }

    @Test
    void audienceIsSavedEditedAndDeleted() {
        var saved = audiences.save(" Quiet in 901 ", lightOf901());

        assertThat(saved.name()).isEqualTo("Quiet in 901");
        assertThat(audiences
                        .edit(saved.audienceId(), "Quiet in 901", lightOf901())
                        .version())
                .as("nothing changed")
                .isEqualTo(1);
        var edited = audiences.edit(saved.audienceId(), "Quiet", AudienceConditions.NONE);
        assertThat(edited.version()).isEqualTo(2);
        assertThat(audiences.versions(saved.audienceId()))
                .extracting(Audience::conditions)
                .containsExactly(AudienceConditions.NONE, lightOf901());
        assertThatThrownBy(() -> audiences.save("quiet", lightOf901())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> audiences.save("  ", lightOf901())).isInstanceOf(Refusal.class);

        audiences.delete(saved.audienceId());

        assertThat(audiences.audiences()).isEmpty();
        assertThatThrownBy(() -> audiences.versions(saved.audienceId()))
                .hasMessageContaining("it may have been deleted");
        assertThat(jdbc.sql("""
                        select action from audit_entries where action like 'audience_%' order by entry_id desc limit 3
                        """).query(String.class).list())
                .containsExactly("audience_deleted", "audience_saved", "audience_saved");
    }

    @Test
    void frozenListIsReadThroughTheDoorWithoutTheProtected() throws Exception {
        var saved = audiences.saveUsers(
                "Cell",
                "Cohort of 2026-W47, week 2",
                LocalDate.of(2026, 11, 20),
                List.of("audience-2", "audience-3", "audience-4", "nobody"));
        assertThatThrownBy(() -> audiences.edit(saved.audienceId(), "Cell", lightOf901()))
                .isInstanceOf(Refusal.class);

        ask(Role.EXEC, "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].name").value("Cell"))
                .andExpect(jsonPath("$.items[0].kind").value("users"))
                .andExpect(jsonPath("$.items[0].came_from").value("Cohort of 2026-W47, week 2"))
                .andExpect(jsonPath("$.items[0].as_of").value("2026-11-20"));
        ask(Role.EXEC, "/" + saved.audienceId())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.audience_id").value(saved.audienceId().toString()))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.counts.matching").value(3))
                .andExpect(jsonPath("$.counts.protected").value(1))
                .andExpect(jsonPath("$.counts.targetable").value(2));
        ask(Role.CRM, "/" + saved.audienceId() + "/users?page=0&size=5")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[0].user_id").value("audience-2"))
                .andExpect(jsonPath("$.items[1].user_id").value("audience-4"));
    }

    @Test
    void conditionsAreAsTheyWereSaved() throws Exception {
        var saved = audiences.save("Quiet", lightOf901());

        ask(Role.EXEC, "/" + saved.audienceId())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.kind").value("conditions"))
                .andExpect(jsonPath("$.conditions.ranges.frequency.max").value(0))
                .andExpect(jsonPath("$.conditions.regions[0]").value(901))
                .andExpect(jsonPath("$.conditions.tiers[0]").value("light"))
                .andExpect(jsonPath("$.counts.waterfall[1].condition").value("region"))
                .andExpect(jsonPath("$.counts.waterfall[1].remaining").value(3))
                .andExpect(jsonPath("$.counts.waterfall[2].excludes_alone").value(1));
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        ask(Role.CRM, "/00000000-0000-0000-0000-000000000009")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("There is no audience")));
        ask(Role.CRM, "/x").andExpect(status().isBadRequest());
        ask(Role.CRM, "?pge=1").andExpect(status().isBadRequest());
        signIn(Role.CRM);
        var saved = audiences.save("Quiet", lightOf901());
        ask(Role.EXEC, "/" + saved.audienceId() + "/users").andExpect(status().isForbidden());
        signIn(Role.EXEC);
        assertThatThrownBy(() -> audiences.save("x", lightOf901())).isInstanceOf(AccessDeniedException.class);
    }

    private ResultActions ask(Role role, String rest) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(get("/api/v1/audiences" + rest).header("Authorization", "Bearer " + token));
    }
}
