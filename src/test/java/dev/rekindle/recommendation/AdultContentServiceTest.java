package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;

/** Stage 2 asks for Medium, as it ships; stage 3 for High Engaged. */
class AdultContentServiceTest extends RekindleTest {

    @Autowired
    private AdultContentService contents;

    @Autowired
    private CatalogueService catalogue;

    @Autowired
    private TokenService tokens;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        nobody();
        signIn(Role.CRM);
        contents.put(stage("stage-3", 3, 2, null));
        var grownUp = LocalDate.now(clock).minusYears(19);
        user("adult-whale", grownUp, "Whale", null);
        user("adult-medium", grownUp, "Medium", null);
        user("adult-last", grownUp, "At-risk", null);
        user("adult-young", grownUp.plusDays(1), "Whale", null);
        user("adult-ageless", null, "Whale", null);
        user("adult-excluded", grownUp, "Whale", LocalDate.now(clock));
    }

    @AfterEach
    void nobody() {
        jdbc.sql("delete from users where user_id like 'adult-%'").update();
        jdbc.sql("delete from user_segments where user_id like 'adult-%'").update();
        jdbc.sql("delete from adult_content where id <> 'stage-2'").update();
    }

    @Test
    void contentIsOpenToWhoIsOfAgeAndOfTheSegmentItAsksFor() {
        assertThat(open("adult-whale")).containsExactly("stage-2", "stage-3");
        assertThat(open("adult-medium")).containsExactly("stage-2");
        assertThat(open("adult-last")).isEmpty();
    }

    @Test
    void itIsClosedToWhoIsYoungerOfUnknownAgeOrProtected() {
        assertThat(open("adult-young")).isEmpty();
        assertThat(open("adult-ageless")).isEmpty();
        assertThat(open("adult-excluded")).isEmpty();
    }

    @Test
    void levelThatIsRaisedHoldsAtOnceForProgrammesToo() {
        contents.put(stage("stage-3", 3, 3, null));

        assertThat(open("adult-medium")).containsExactly("stage-2");
        assertThat(catalogue.current().contents())
                .filteredOn(content -> content.id().equals("stage-3"))
                .singleElement()
                .satisfies(content -> assertThat(content.requiredSegmentLevel()).isEqualTo(3));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (var wrong : List.of(
                stage("Stage 4", 4, 2, null),
                stage("stage-4", 3, 2, null),
                stage("stage-4", 0, 2, null),
                stage("stage-4", 4, 4, null),
                stage("stage-4", 4, -1, null),
                stage("stage-4", 4, 2, "javascript:alert(1)"),
                new AdultContent("stage-4", 4, " ", "", null, null, 2))) {
            assertThatThrownBy(() -> contents.put(wrong)).as(wrong.toString()).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void programmeThatSpeaksOfItMustNameIt() {
        var unnamed = new Programme(
                "adult-words",
                ProgrammeKind.REWARD,
                3,
                "성인 콘텐츠",
                "More",
                "열기",
                "Open",
                null,
                false,
                null,
                false,
                null,
                null,
                null,
                Aim.UNLOCK,
                false,
                null,
                null);

        assertThatThrownBy(() -> catalogue.put(unnamed))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("age gate");
    }

    @Test
    void doorTakesAndGivesItByRole() throws Exception {
        var body = "{ \"stage\": 5, \"name\": \"Five\", \"required_segment_level\": 3 }";
        var exec = token(Role.EXEC);
        var crm = token(Role.CRM);
        mvc.perform(put("/api/v1/adult-content/stage-5")
                        .header("Authorization", exec)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isForbidden());
        mvc.perform(put("/api/v1/adult-content/stage-5")
                        .header("Authorization", crm)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.required_segment_level").value(3));
        mvc.perform(get("/api/v1/users/adult-whale/adult-content").header("Authorization", crm))
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.items[2].name").value("Five"));
        mvc.perform(get("/api/v1/users/adult-ageless/adult-content").header("Authorization", crm))
                .andExpect(jsonPath("$.total").value(0));
        mvc.perform(get("/api/v1/users/adult-nobody/adult-content").header("Authorization", crm))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/users/adult-whale/adult-content").header("Authorization", exec))
                .andExpect(status().isForbidden());
    }

    @Test
    void executivesWriteNothing() {
        signIn(Role.EXEC);

        assertThat(contents.contents()).hasSize(2);
        assertThatThrownBy(() -> contents.put(stage("stage-4", 4, 2, null))).isInstanceOf(AccessDeniedException.class);
    }

    private List<String> open(String user) {
        return contents.openTo(user).stream().map(AdultContent::id).toList();
    }

    private static AdultContent stage(String id, int stage, int level, @Nullable String media) {
        return new AdultContent(id, stage, id, "", null, media, level);
    }

    private void user(String id, @Nullable LocalDate birthDate, String group, @Nullable LocalDate excludedUntil) {
        jdbc.sql("insert into users (user_id, birth_date, self_excluded_until) values (:id, :birth, :until)")
                .param("id", id)
                .param("birth", birthDate)
                .param("until", excludedUntil)
                .update();
        jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values (:id, :group, now(), 'rfm-cascade', 1)
                        """).param("id", id).param("group", group).update();
    }

    private String token(Role role) {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return "Bearer " + token;
    }
}
