package dev.rekindle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoScenarioTest {

    @Test
    void sameSeedGivesTheSameBytesOnEveryMachine(@TempDir Path folder) throws Exception {
        DemoFiles.write(new DemoScenario(1_000, DemoScenario.DEFAULT_SEED), folder);

        // Pinned when the generator was written: a change of these bytes must be meant.
        assertThat(hashOf(folder)).isEqualTo("54589b6fc4db804139e0ea928676fbfafedabfd0324a6c5ad37db41401496ff0");
    }

    @Test
    void anotherSeedGivesOtherRows() throws IOException {
        assertThat(csv(new DemoScenario(100, 1), DemoTable.SETTLEMENTS))
                .isNotEqualTo(csv(new DemoScenario(100, 2), DemoTable.SETTLEMENTS));
    }

    @Test
    void whatAUserDidDoesNotDependOnHowManyUsersThereAre() throws IOException {
        var few = csv(new DemoScenario(50, 1), DemoTable.SETTLEMENTS);
        var many = csv(new DemoScenario(20_000, 1), DemoTable.SETTLEMENTS);

        assertThat(many).startsWith(few);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void everySizeHasOneRowAUserAndAMessageForMost(int users) throws IOException {
        var data = new DemoScenario(users, DemoScenario.DEFAULT_SEED);

        assertThat(csv(data, DemoTable.USERS).lines()).hasSize(users + 1);
        assertThat(csv(data, DemoTable.SETTLEMENTS).lines()).hasSizeGreaterThan(users);
        assertThat(csv(data, DemoTable.CAMPAIGN_LOGS).lines()).hasSizeGreaterThan(users * 9 / 10);
    }

    @Test
    void everyFileBeginsWithItsHeader() throws IOException {
        var data = new DemoScenario(1, 1);

        assertThat(List.of(DemoTable.values()))
                .allSatisfy(table ->
                        assertThat(csv(data, table).lines().findFirst()).hasValue(table.header()));
    }

    @Test
    void theCategoryMapHasARowThatMapsACategoryToItself() throws IOException {
        assertThat(csv(new DemoScenario(1, 1), DemoTable.CATEGORY_MAP).lines())
                .contains("청소,청소")
                .doesNotHaveDuplicates()
                .hasSize(21);
    }

    @Test
    void sizesThatCannotBeMadeAreRefused() {
        assertThatThrownBy(() -> new DemoScenario(0, 1))
                .hasMessage("Demo data can be made for 1 to 10,000,000 users, not for 0.");
    }

    private static String csv(DemoScenario data, DemoTable table) throws IOException {
        var out = new StringWriter();
        data.write(table, out, share -> {});
        return out.toString();
    }

    private static String hashOf(Path folder) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var table : DemoTable.values()) {
            digest.update(table.fileName().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(folder.resolve(table.fileName())));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
