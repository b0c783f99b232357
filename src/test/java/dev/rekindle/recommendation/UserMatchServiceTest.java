package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
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

class UserMatchServiceTest extends RekindleTest {

    @Autowired
    private UserMatchService matches;

    @Autowired
    private TokenService tokens;

    @BeforeEach
    void aCafeWorkerAndFivePosts() {
        jdbc.sql("insert into users (user_id, region_id) values ('worker', 1)").update();
        jdbc.sql("""
                        update user_histories
                        set settled_on = '{2020-01-01}', category_ids = '{cafe}', hourly_rates = '{10000}'
                        where user_id = 'worker'
                        """).update();
        jdbc.sql("insert into category_map values ('cafe', 'bakery')").update();
        jdbc.sql("""
                        insert into job_posts values
                          ('same', 'cafe', 1, 12500, '2020-01-01', null, null),
                          ('similar', 'bakery', 1, 11200, '2020-01-01', null, 3),
                          ('closed', 'cafe', 1, 20000, '2020-01-01', '2020-01-02', null),
                          ('full', 'cafe', 1, 20000, '2020-01-01', null, 0),
                          ('elsewhere', 'cafe', 2, 20000, '2020-01-01', null, null)
                        """).update();
        signIn(Role.CRM);
    }

    @AfterEach
    void noWorker() {
        jdbc.sql("delete from users where user_id = 'worker'").update();
        jdbc.sql("delete from category_map").update();
        jdbc.sql("delete from job_posts").update();
    }

    @Test
    void openPostsThatFitComeWithTheirReasons() {
        assertThat(matches.matches("worker", false))
                .extracting(match -> match.jobId() + " " + match.reasons())
                .containsExactly(
                        "same [same region, same category, +25% pay]",
                        "similar [same region, similar category, +12% pay]");
        assertThat(matches.matches("worker", true).getLast().reasons()).containsExactly("같은 지역", "유사 업종", "시급 +12%");
    }

    @Test
    void aPostThatIsFullIsGoneAtOnce() {
        jdbc.sql("update job_posts set open_places = 0 where job_id = 'same'").update();

        assertThat(matches.matches("worker", false))
                .extracting(UserMatch::jobId)
                .containsExactly("similar");
    }

    @Test
    void aProtectedUserIsOfferedNone() {
        jdbc.sql("update users set self_excluded_until = 'infinity' where user_id = 'worker'")
                .update();

        assertThat(matches.matches("worker", false)).isEmpty();
    }

    @Test
    void theDoorAnswersInPages() throws Exception {
        signIn(Role.ADMIN);
        var token = "Bearer " + tokens.create(Role.CRM, "door");
        signOut();

        mvc.perform(get("/api/v1/users/worker/matches?lang=en&page=1&size=1").header("Authorization", token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[0].job_id").value("similar"))
                .andExpect(jsonPath("$.items[0].wage_uplift").value(1_200))
                .andExpect(jsonPath("$.items[0].match_basis").value("similar_category"));
        mvc.perform(get("/api/v1/users/nobody/matches").header("Authorization", token))
                .andExpect(status().isNotFound());
    }
}
