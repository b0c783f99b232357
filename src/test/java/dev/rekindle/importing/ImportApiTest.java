package dev.rekindle.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import tools.jackson.databind.json.JsonMapper;

class ImportApiTest extends RekindleTest {

    private static final String USERS = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n";

    @BeforeEach
    void empty() {
        jdbc.sql("truncate users, settlements, category_map, imports, import_rejections, demo_data")
                .update();
    }

    @Test
    void importAnswersWithCountsPerTable() throws Exception {
        var answer =
                post(Role.ADMIN, part("users", "users.csv", USERS + "u1,1,1,1,\n"), part("file", "notes.csv", "x"));

        assertThat(answer.getStatus()).isEqualTo(200);
        JSONAssert.assertEquals("""
                { "import_id": "%s", "ignored": ["notes.csv"],
                  "tables": { "users": { "read": 1, "new": 1, "unchanged": 0, "changed": 0 } } }
                """.formatted(id(answer)), text(answer), true);
        assertThat(jdbc.sql("select as_of::text || ' ' || state || ' ' || started_by from imports")
                        .query(String.class)
                        .single())
                .isEqualTo("2023-10-26 DONE admin");
        assertThat(jdbc.sql("select count(*) from audit_entries where subject = :id and action = 'data_imported'")
                        .param("id", id(answer))
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void rejectedImportAnswers422AndAllRejectionsAreACsvFile() throws Exception {
        var answer = post(Role.ADMIN, part("users", "blob", USERS + "=u1,x,1,1,\n"));

        assertThat(answer.getStatus()).isEqualTo(422);
        JSONAssert.assertEquals("""
                { "import_id": "%s", "ignored": [], "rejected_total": 1,
                  "tables": { "users": { "read": 1, "new": 0, "unchanged": 0, "changed": 0 } },
                  "rejected": [ { "file": "users.csv", "line": 2, "column": "region_id", "value": "x",
                                  "reason": "Not a whole number; write plain digits, like 12000." } ] }
                """.formatted(id(answer)), text(answer), true);
        var asCsv = mvc.perform(get("/api/v1/imports/" + id(answer) + "/rejections.csv")
                        .with(authentication(person(Role.ADMIN))))
                .andReturn();
        asCsv.getAsyncResult();
        assertThat(asCsv.getResponse().getContentAsString(UTF_8)).isEqualTo("""
                        \uFEFFfile,line,column,value,reason\r
                        users.csv,2,region_id,x,"Not a whole number; write plain digits, like 12000."\r
                        """);
        assertThat(jdbc.sql("select count(*) from users").query(Integer.class).single())
                .isZero();
    }

    @Test
    void onlyAdminsImport() throws Exception {
        assertThat(post(Role.CRM, part("users", "users.csv", USERS)).getStatus())
                .isEqualTo(403);
        assertThat(post(Role.EXEC, part("users", "users.csv", USERS)).getStatus())
                .isEqualTo(403);
        assertThat(mvc.perform(multipart("/api/v1/imports").file(part("users", "users.csv", USERS)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void nothingToImportIsABadRequest() throws Exception {
        var answer = post(Role.ADMIN, part("file", "notes.csv", "x"));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(text(answer)).contains("None of the files is named after a table");
    }

    @Test
    void demoDataIsNotMixedWithRealRows() throws Exception {
        jdbc.sql("insert into users (user_id) values ('demo')").update();
        jdbc.sql("insert into demo_data (users, seed, loaded_at) values (1, 1, now())")
                .update();

        assertThat(post(Role.ADMIN, part("users", "users.csv", USERS + "u1,1,1,1,\n"))
                        .getStatus())
                .isEqualTo(409);
        var replacing = mvc.perform(multipart("/api/v1/imports")
                        .file(part("users", "users.csv", USERS + "u1,1,1,1,\n"))
                        .param("replace_demo", "true")
                        .with(authentication(person(Role.ADMIN))))
                .andReturn()
                .getResponse();

        assertThat(replacing.getStatus()).isEqualTo(200);
        assertThat(jdbc.sql("select user_id from users").query(String.class).list())
                .containsExactly("u1");
    }

    private MockHttpServletResponse post(Role role, MockMultipartFile... parts) throws Exception {
        var request = multipart("/api/v1/imports");
        for (var part : parts) {
            request.file(part);
        }
        request.param("as_of", "2023-10-26").with(authentication(person(role)));
        return mvc.perform(request).andReturn().getResponse();
    }

    private static MockMultipartFile part(String name, String file, String text) {
        return new MockMultipartFile(name, file, "text/csv", text.getBytes(UTF_8));
    }

    private static Authentication person(Role role) {
        return UsernamePasswordAuthenticationToken.authenticated(
                role.name().toLowerCase(Locale.ROOT), "", role.authorities());
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(UTF_8);
    }

    private static String id(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(text(answer)).path("import_id").asString();
    }
}
