package dev.rekindle.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tokenPrintsTheTokenAndNothingElse() throws IOException {
        try (var server = StubServer.answering(data, 200, "{\"token\": \"rk_1\"}")) {
            assertThat(run("token", "--role", "crm")).isZero();

            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("rk_1\n");
            assertThat(server.asked()).isEqualTo("POST /api/v1/tokens");
            assertThat(server.body()).isEqualTo("{\"role\":\"CRM\"}");
            assertThat(server.authorization()).isEqualTo("Bearer of the folder");
        }
    }

    @Test
    void aTokenForAnUnknownRoleIsAUsageError() {
        assertThat(run("token", "--role", "KING")).isEqualTo(2);
        assertThat(said()).contains("A token needs --role ADMIN, CRM or EXEC.");
    }

    @Test
    void passwordPrintsThePassword() throws IOException {
        try (var server = StubServer.answering(data, 200, "{\"name\": \"crm\", \"password\": \"p-1\"}")) {
            assertThat(run("password", "crm")).isZero();

            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("p-1\n");
            assertThat(server.asked()).isEqualTo("POST /api/v1/accounts/crm/password");
        }
    }

    @Test
    void aRefusalIsToldInTheServersOwnSentence() throws IOException {
        try (var server = StubServer.answering(data, 404, "{\"detail\": \"There is no user named bob.\"}")) {
            assertThat(run("password", "bob")).isEqualTo(1);

            assertThat(said()).startsWith("There is no user named bob.");
            assertThat(server.asked()).isEqualTo("POST /api/v1/accounts/bob/password");
        }
    }

    @Test
    void recomputeNamesEachDifferenceAndSaysSoByItsExitCode() throws IOException {
        try (var server = StubServer.answering(data, 200, "{\"differences\": [\"user_histories: user 7\"]}")) {
            assertThat(run("recompute")).isEqualTo(1);

            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("user_histories: user 7\n");
            assertThat(server.asked()).isEqualTo("POST /api/v1/recompute");
        }
    }

    @Test
    void importSendsEachFileNamedAfterATableAndLeavesTheOthers() throws IOException {
        Files.writeString(folder.resolve("elsewhere.txt"), "user_id\r\n7\r\n");
        Files.createSymbolicLink(folder.resolve("users.csv"), folder.resolve("elsewhere.txt"));
        Files.writeString(folder.resolve("category_map.csv"), "original_cat,similar_cat\n");
        Files.writeString(folder.resolve("expected_users.csv"), "no\n");
        var answer =
                "{\"import_id\": \"i\", \"tables\": {\"users\": {\"read\": 1000, \"new\": 1, \"changed\": 2, \"unchanged\": 997}}}";
        try (var server = StubServer.answering(data, 200, answer)) {
            assertThat(run("import", folder.toString(), "--as-of=2023-10-26", "--replace-demo"))
                    .isZero();

            assertThat(server.asked()).isEqualTo("POST /api/v1/imports");
            assertThat(server.body())
                    .contains("name=\"as_of\"\r\n\r\n2023-10-26\r\n")
                    .contains("name=\"replace_demo\"\r\n\r\ntrue\r\n")
                    .contains(
                            "name=\"users\"; filename=\"users.csv\"\r\nContent-Type: text/csv\r\n\r\nuser_id\r\n7\r\n\r\n--")
                    .contains("name=\"category_map\"")
                    .doesNotContain("expected_users");
            assertThat(said()).contains("Ignored, not named after a table: expected_users.csv");
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .matches("users +1,000 read +1 new +2 changed +997 unchanged\n");
        }
    }

    @Test
    void rejectedRowsAreListedWithPlaceValueAndReason() throws IOException {
        Files.writeString(folder.resolve("users.csv"), "user_id\n7\n");
        var answer = """
                {"import_id": "i", "tables": {}, "rejected_total": 3, "rejected": [
                  {"file": "users.csv", "line": 2, "column": "push_on", "value": "x", "reason": "is not a number"},
                  {"file": "users.csv", "reason": "is empty"}]}
                """;
        try (var server = StubServer.answering(data, 422, answer)) {
            assertThat(run("import", folder.toString())).isEqualTo(1);

            assertThat(out.toString(StandardCharsets.UTF_8))
                    .isEqualTo("users.csv:2 push_on \"x\": is not a number\nusers.csv: is empty\n");
            assertThat(said()).contains("the first 2 of 3").contains("nothing was imported");
            assertThat(server.asked()).isEqualTo("POST /api/v1/imports");
        }
    }

    @Test
    void aServerThatEndsInTheMiddleOfAnImportIsToldApartFromARejection() throws IOException {
        Files.writeString(folder.resolve("users.csv"), "user_id\n7\n");
        try (var server = StubServer.dying(data)) {
            assertThat(run("import", folder.toString())).isEqualTo(3);

            assertThat(said()).contains("broke off").contains("run the command again");
            assertThat(server.asked()).isEqualTo("POST /api/v1/imports");
        }
    }

    @Test
    void folderNamedAfterATableIsNotPassedOver() throws IOException {
        Files.createDirectory(folder.resolve("users.csv"));
        Files.writeString(folder.resolve("category_map.csv"), "original_cat,similar_cat\n");

        assertThat(run("import", folder.toString())).isEqualTo(2);
        assertThat(said()).contains("users.csv is named after a table but is no file; remove or rename it.");
    }

    @Test
    void aFolderThatIsNotThereOrHoldsNothingIsAUsageError() {
        assertThat(run("import", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run("import", folder.toString())).isEqualTo(2);
        assertThat(run("import")).isEqualTo(2);
        assertThat(run("import", folder.toString(), "--as-of", "yesterday")).isEqualTo(2);
        assertThat(said())
                .contains("There is no folder")
                .contains("holds none of users.csv")
                .contains("needs a folder");
    }

    @Test
    void whatIsNotKnownIsAUsageError() {
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("token", "--colour", "red")).isEqualTo(2);
        assertThat(run("up", "--port", "http")).isEqualTo(2);
        assertThat(run("password", "crm", "--url", "nonsense")).isEqualTo(2);
    }

    private int run(String... arguments) {
        var all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return new CommandLine(CommandLineTest.class, utf8(out), utf8(err)).run(all);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
